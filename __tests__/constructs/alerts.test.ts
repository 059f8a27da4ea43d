/** Every alert rule of the system, as Terraform gets it. */
import { globalRules, ruleName, stampRules } from '../../topology/health/rules';
import { moreRegions } from '../support/more-regions';
import { topologyOf } from '../support/regions-file';
import {
  type Properties,
  reference,
  resourceAt,
  resourcesOf,
  type StackFile,
  stackOf,
  synthesized,
} from '../support/synthesize';

const topology = topologyOf(
  moreRegions(
    'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
    'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
  ),
);
const system = synthesized(topology);
const stacks = Object.keys(system.files).map((name) => [name, stackOf(system, name)] as const);
const global = stackOf(system, 'global');
const stamp = stackOf(system, 'stamp-northeurope');

const METRIC = 'azurerm_monitor_metric_alert';
const LOG = 'azurerm_monitor_scheduled_query_rules_alert_v2';
const ACTIVITY = 'azurerm_monitor_activity_log_alert';
const rulesOf = (stack: StackFile) => resourcesOf(stack, METRIC, LOG, ACTIVITY);
/** With what is watched only once the name has moved. */
const moved = topologyOf(['phase: prepare', 'phase: cutover\n  delegatedAt: 2026-01-04T00:00:00Z']);
const cutover = stackOf(synthesized(moved), 'global');
const every = [...stacks, ['cutover', cutover] as const].flatMap(([name, stack]) =>
  rulesOf(stack).map(({ address, type, properties }) => ({
    at: `${name}/${address}`,
    type,
    properties,
    stack,
  })),
);

/** Which group each rule tells, as the table has it. */
const tells = new Map(
  [
    ...globalRules(topology),
    ...globalRules(moved),
    ...topology.regions.flatMap((region) => stampRules(topology, region)),
  ].map((rule) => [ruleName(rule), rule.tells]),
);

test('there are many', () => {
  expect(every.length).toBeGreaterThan(40);
});

test.each(every)('$at is on, and reaches an action group', ({ at, properties }) => {
  expect(properties.enabled).toBe(!at.endsWith('origin_health_uksouth'));
  const told = JSON.stringify(properties.action);
  expect(told).toMatch(/azurerm_monitor_action_group|\/actionGroups\//);
  expect(told.includes('oncall')).toBe(tells.get(String(properties.name)) === 'page');
});

test.each(every.filter(({ type }) => type !== ACTIVITY))('$at resolves by itself', ({ type, properties }) => {
  expect(properties[type === LOG ? 'auto_mitigation_enabled' : 'auto_mitigate']).toBe(true);
});

/** A log alert runs where its workspace is, and is kept beside it: what it says is of the logs or the vault there. */
const IN_A_REGION = new RegExp(`${LOG}\\.(?:ingestion|secret_expiry)_`);
const placeOf = (stack: StackFile, { resource_group_name: name }: Properties) => {
  const [, id = ''] = /azurerm_resource_group\.(\w+)\.name/.exec(String(name)) ?? [];
  return resourceAt(stack, `azurerm_resource_group.${id}`).location;
};

test.each(every.filter(({ at }) => !IN_A_REGION.test(at)))(
  '$at is kept, and evaluated, in no region that it could tell of',
  ({ properties, stack }) => {
    expect(placeOf(stack, properties)).toBe(topology.controlRegion);
    expect([undefined, 'global', topology.controlRegion]).toContain(properties.location);
  },
);

test.each(every.filter(({ at }) => IN_A_REGION.test(at)))(
  '$at is beside its workspace',
  ({ properties, stack }) => {
    expect(placeOf(stack, properties)).toBe(properties.location);
    expect(JSON.stringify(properties.scopes)).toContain(`logs_${properties.location}_workspace`);
  },
);

const criteriaOf = ({ criteria }: Properties) => (criteria as readonly Properties[])[0];

test('origin health is that of one origin, whatever port stands behind its name', () => {
  expect(criteriaOf(resourceAt(global, `${METRIC}.origin_health_northeurope`))).toEqual({
    metric_namespace: 'Microsoft.Cdn/profiles',
    metric_name: 'OriginHealthPercentage',
    aggregation: 'Average',
    dimension: [
      { name: 'Origin', operator: 'StartsWith', values: [expect.stringMatching(/^app-.*-ne.*\.net$/)] },
    ],
    operator: 'LessThan',
    threshold: 80,
  });
});

test('what Azure learns has no bound', () => {
  const { criteria, dynamic_criteria: learned } = resourceAt(cutover, `${METRIC}.requests`);
  expect(criteria).toBeUndefined();
  expect(learned).toMatchObject({
    metric_name: 'RequestCount',
    operator: 'LessThan',
    alert_sensitivity: 'Low',
  });
});

test.each([
  ['errors', 'criteria'],
  ['latency', 'criteria'],
  ['requests', 'dynamic_criteria'],
])('%s are those of clients: calls through the door are left out', (name, criteria) => {
  const found = resourceAt(cutover, `${METRIC}.${name}`)[criteria];
  const { dimension } = [found].flat()[0] as Properties;
  expect(dimension).toEqual([
    {
      name: 'Endpoint',
      operator: 'Exclude',
      values: [expect.stringMatching(/azurerm_cdn_frontdoor_endpoint\.front_door_door\w*\.host_name/)],
    },
  ]);
});

test('throttling is counted against the operations of the peak', () => {
  const { peakRequestsPerSecond, requestUnitsPerRequest } = topology.capacity;
  const operations = peakRequestsPerSecond * (requestUnitsPerRequest / 2) * 300;
  expect(criteriaOf(resourceAt(global, `${METRIC}.data_refused`))).toMatchObject({
    dimension: [{ name: 'StatusCode', operator: 'Include', values: ['429', '503'] }],
    operator: 'GreaterThanOrEqual',
    threshold: operations * 0.05,
  });
});

test('the maximum is that of the region', () => {
  expect(criteriaOf(resourceAt(stamp, `${METRIC}.at_maximum`))).toMatchObject({
    metric_name: 'ObservedCapacity',
    operator: 'GreaterThanOrEqual',
    threshold: topology.regions[0]?.instances.max,
  });
});

test('failures of autoscale are those of the stamp', () => {
  expect(resourceAt(stamp, `${ACTIVITY}.autoscale_failed`)).toMatchObject({
    scopes: [reference('azurerm_resource_group.group.id')],
    criteria: { category: 'Autoscale', status: 'Failed' },
  });
});

test('the file has another severity and window', () => {
  const other = topologyOf([
    'emails: [oncall@shop.example]',
    'emails: [oncall@shop.example]\n  signals: { latency: { severity: 1, window: 30m }, pulls: { severity: 4 } }',
  ]);
  const changed = stackOf(synthesized(other), 'global');
  expect(resourceAt(changed, `${METRIC}.latency`)).toMatchObject({
    severity: 1,
    frequency: 'PT5M',
    window_size: 'PT30M',
  });
  expect(resourceAt(changed, 'azurerm_monitor_scheduled_query_rules_alert_v2.pulls')).toMatchObject({
    severity: 4,
    window_duration: 'PT15M',
  });
});

test('a reason to switch a signal off is a tag', () => {
  const off = topologyOf([
    'emails: [oncall@shop.example]',
    'emails: [oncall@shop.example]\n  signals: { latency: { acceptOff: { reason: batch work at night } } }',
  ]);
  expect(resourceAt(stackOf(synthesized(off), 'global'), `${METRIC}.latency`)).toMatchObject({
    enabled: false,
    tags: { 'accept-alert-off': 'batch work at night' },
  });
});
