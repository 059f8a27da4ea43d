/** What is watched and what is not, as the page says it. */
import { alertsOf } from '../../../../operations/report/facts/alerts';
import { byPlace } from '../../../../operations/report/facts/by-place';
import { coverageOf } from '../../../../operations/report/facts/coverage';
import type { Stack } from '../../../../operations/terraform/manifest';
import { stacksOf } from '../../../../operations/terraform/synthesize';
import type { RegionsFileInput } from '../../../../topology/file/schema';
import { signals } from '../../../../topology/health/signals';
import { onFourContinents } from '../../../support/report-pages';
import { shippedTopology } from '../../../support/shipped-file';
import { reference } from '../../../support/synthesize';

const shipped = shippedTopology();
const shippedStacks = stacksOf(shipped, process.cwd());
const coverage = coverageOf(shipped, shippedStacks);

const at = (of: typeof coverage, place: string, signal: string) =>
  of.watched.find((one) => one.place === place && one.signal === signal);

test('of each region: what pages, what mails by what part it is, and what nobody is told of', () => {
  expect(byPlace(coverage.watched)).toEqual([
    {
      places: ['system'],
      pages: [
        ['the whole system is unhealthy', ['system']],
        ['data is throttled or unavailable', ['dataRefused', 'dataAvailability']],
      ],
      mails: [
        ['Front Door', ['errors', 'latency']],
        ['firewall', ['wafBlocks']],
        ['Cosmos DB', ['dataLatencyDirect', 'dataLatencyGateway', 'replication']],
        ['registry', ['pulls']],
        ['logs', ['ingestion']],
      ],
      gaps: [['before the cutover', ['publicName', 'outsideOnly', 'certificate', 'requests']]],
    },
    {
      places: ['westeurope', 'swedencentral'],
      pages: [
        ['a region is down', ['originHealth']],
        ['a secret or certificate expires', ['secretExpiry']],
      ],
      mails: [
        ['outside', ['door']],
        ['stamp', ['cpu', 'queue', 'healthCheck', 'atMaximum', 'autoscaleFailed']],
        ['Key Vault', ['vaultAvailability', 'vaultLatency']],
        ['logs', ['ingestion']],
      ],
      gaps: [['only in the health model', ['originErrors']]],
    },
  ]);
});

test('where each rule is: what tells that a region is down does not run there', () => {
  expect(at(coverage, 'westeurope', 'originHealth')).toMatchObject({ stack: 'global', inRegion: false });
  expect(at(coverage, 'westeurope', 'cpu')).toMatchObject({ stack: 'stamp-westeurope', inRegion: false });
  expect(at(coverage, 'westeurope', 'secretExpiry')).toMatchObject({ stack: 'global', inRegion: true });
  expect(at(coverage, 'westeurope', 'originErrors')).toMatchObject({ stack: null });
});

test('of each signal: from where on, in its unit, and how much of the past', () => {
  expect(coverage.signals.find(({ signal }) => signal === 'cpu')).toEqual({
    signal: 'cpu',
    component: 'stamp',
    wrong: signals.cpu.wrong,
    from: '≥ 80 % CPU, mean of the instances',
    window: 'PT15M',
  });
});

test('what belongs to no signal: what Azure says of itself, and changes', () => {
  const names = coverage.events.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['service-health', 'deleted-front-door', 'changed-lock']));
  expect(names).not.toContain('errors');
});

test('who is told', () => {
  expect(coverage.page).toEqual({ emails: shipped.alerts.emails, webhooks: [] });
});

const edited = (edit: (file: RegionsFileInput) => Partial<RegionsFileInput>) => {
  const topology = shippedTopology(edit);
  return coverageOf(topology, stacksOf(topology, process.cwd()));
};

test('a region on standby never pages, and its origin is not looked at', () => {
  const standby = edited(onFourContinents);
  expect(at(standby, 'brazilsouth', 'originHealth')?.gap).toBe('not on standby');
  expect(at(standby, 'brazilsouth', 'secretExpiry')).toMatchObject({ tells: 'mail', gap: null });
  expect(byPlace(standby.watched).map(({ places }) => places)).toEqual([
    ['system'],
    ['westeurope', 'swedencentral', 'eastus2', 'southeastasia'],
    ['brazilsouth'],
  ]);
});

test('what the file switches off says why', () => {
  const off = edited(({ alerts }) => ({
    alerts: { ...alerts, signals: { queue: { acceptOff: { reason: 'the app has no queue' } } } },
  }));
  expect(at(off, 'westeurope', 'queue')?.gap).toBe('switched off: the app has no queue');
});

const ERRORS = 'azurerm_monitor_metric_alert';
/** The shipped stacks with another rule on `errors`, or with none. */
const withErrors = (change: object | undefined): readonly Stack[] =>
  shippedStacks.map((stack) => {
    if (stack.name !== 'global') return stack;
    const { errors, ...others } = stack.config.resource?.[ERRORS] ?? {};
    const changed = change ? { ...others, errors: { ...errors, ...change } } : others;
    return {
      ...stack,
      config: { ...stack.config, resource: { ...stack.config.resource, [ERRORS]: changed } },
    };
  });

test.each([
  ['is not there', undefined, 'its stack has no rule'],
  ['is off', { enabled: false }, 'its rule is off'],
  ['has no action', { action: undefined }, 'its rule tells nobody'],
])('a rule of the stacks that %s is a gap', (_, change, gap) => {
  expect(at(coverageOf(shipped, withErrors(change)), 'system', 'errors')?.gap).toBe(gap);
});

const stacks = (action: object): readonly Stack[] => [
  {
    name: 'global',
    dependencies: [],
    config: { resource: { azurerm_monitor_metric_alert: { it: { name: 'it', action } as never } } },
  },
];

test.each([
  ['by a reference', [{ action_group_id: reference('azurerm_monitor_action_group.oncall.id') }], true],
  ['by the id of a group in another stack', [{ action_group_id: '/subscriptions/1/actionGroups/it' }], true],
  ['by a list', { action_groups: ['/subscriptions/1/actionGroups/it'] }, true],
  ['by an empty list', { action_groups: [] }, false],
])('whether somebody is told, %s', (_, action, tells) => {
  expect(alertsOf(stacks(action)).map((one) => one.tells)).toEqual([tells]);
});

test('every alert of the shipped stacks tells somebody', () => {
  expect(alertsOf(shippedStacks).filter(({ tells }) => !tells)).toEqual([]);
});
