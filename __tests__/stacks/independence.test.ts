/** A region comes, goes or changes place, and nobody but `global` and its own stack notices. */

import { zonedRegions } from '../../operations/bench/regions';
import type { RegionState, RegionsFileInput } from '../../topology/file/schema';
import { type NameKind, nameFormats, nameOf } from '../../topology/names';
import { type Region, regionNames, type Topology } from '../../topology/topology';
import { inventoryOf } from '../support/readable';
import { shippedTopology, THIRD, withThird } from '../support/shipped-file';
import { type Synthesized, stackOf, synthesized } from '../support/synthesize';

const two = synthesized(shippedTopology());
const three = synthesized(shippedTopology(withThird));

describe('adding a region', () => {
  const { [`stamp-${THIRD}`]: added, global: _, ...others } = three.files;

  test('adds one stack; of the others only global changes', () => {
    const { global, ...unchanged } = two.files;
    expect(added).toBeDefined();
    expect(others).toEqual(unchanged);
    expect(three.files.global).not.toBe(global);
  });

  test('changes in global what comes with a region, and nothing else', () => {
    expect(changedPaths(stackOf(two, 'global'), stackOf(three, 'global'))).toMatchInlineSnapshot(`
[
  "+ resource.azurerm_application_insights_standard_web_test.outside_door_uksouth",
  "resource.azurerm_application_insights_workbook.workbook.data_json",
  "resource.azurerm_container_registry.registry.georeplications.1.location",
  "+ resource.azurerm_container_registry.registry.georeplications.2",
  "+ resource.azurerm_cosmosdb_account.cosmos_account.geo_location.2",
  "resource.azurerm_log_analytics_query_pack_query.queries_health.body",
  "resource.azurerm_log_analytics_query_pack_query.queries_health_control.body",
  "+ resource.azurerm_log_analytics_query_pack_query.queries_health_uksouth",
  "+ resource.azurerm_log_analytics_workspace.logs_uksouth_workspace",
  "+ resource.azurerm_management_lock.logs_uksouth_lock",
  "resource.azurerm_monitor_activity_log_alert.health_service.criteria.service_health.locations.3",
  "+ resource.azurerm_monitor_activity_log_alert.health_service.criteria.service_health.locations.4",
  "+ resource.azurerm_monitor_diagnostic_setting.logs_uksouth_diagnostics",
  "+ resource.azurerm_monitor_metric_alert.door_uksouth",
  "+ resource.azurerm_monitor_metric_alert.origin_health_uksouth",
  "resource.azurerm_monitor_scheduled_query_rules_alert_v2.system.criteria.0.query",
  "+ resource.azurerm_monitor_scheduled_query_rules_alert_v2.ingestion_uksouth",
  "+ resource.azurerm_monitor_scheduled_query_rules_alert_v2.secret_expiry_uksouth",
  "+ resource.azurerm_resource_group.logs_group_uksouth",
  "output.regions_file.value",
]
`);
  });

  test('waits behind the region that was last, and the public name behind it', () => {
    expect(three.dependencies).toEqual({
      ...two.dependencies,
      [`stamp-${THIRD}`]: two.dependencies['dns-migration'],
      'dns-migration': [`stamp-${THIRD}`],
    });
  });
});

test('reordering entries changes no file', () => {
  const reordered = shippedTopology((file) => ({
    regions: Object.fromEntries(Object.entries(withThird(file).regions ?? {}).reverse()),
  }));
  expect(reordered.regions.map(({ name }) => name)).toEqual([THIRD, 'swedencentral', 'westeurope']);
  expect(synthesized(reordered).files).toEqual(three.files);
});

describe('removing a region', () => {
  const retired = synthesized(shippedTopology((file) => ({ regions: thirdAs(file, 'retired') })));

  test('retired first: data, images and alert go with the stamp, the logs stay', () => {
    expect(changedPaths(stackOf(three, 'global'), stackOf(retired, 'global'))).toMatchInlineSnapshot(`
[
  "- resource.azurerm_application_insights_standard_web_test.outside_door_uksouth",
  "resource.azurerm_application_insights_workbook.workbook.data_json",
  "resource.azurerm_container_registry.registry.georeplications.1.location",
  "- resource.azurerm_container_registry.registry.georeplications.2",
  "- resource.azurerm_cosmosdb_account.cosmos_account.geo_location.2",
  "resource.azurerm_log_analytics_query_pack_query.queries_health.body",
  "resource.azurerm_log_analytics_query_pack_query.queries_health_control.body",
  "- resource.azurerm_log_analytics_query_pack_query.queries_health_uksouth",
  "resource.azurerm_monitor_activity_log_alert.health_service.criteria.service_health.locations.3",
  "- resource.azurerm_monitor_activity_log_alert.health_service.criteria.service_health.locations.4",
  "- resource.azurerm_monitor_metric_alert.door_uksouth",
  "- resource.azurerm_monitor_metric_alert.origin_health_uksouth",
  "- resource.azurerm_monitor_scheduled_query_rules_alert_v2.ingestion_uksouth",
  "- resource.azurerm_monitor_scheduled_query_rules_alert_v2.secret_expiry_uksouth",
  "resource.azurerm_monitor_scheduled_query_rules_alert_v2.system.criteria.0.query",
  "output.regions_file.value",
]
`);
    expect(changedStacks(three, retired)).toEqual(['global', `stamp-${THIRD}`]);
  });

  test('then its line may go: all is as it was before it came', () => {
    expect(changedStacks(retired, two)).toEqual(['global', `stamp-${THIRD}`]);
    expect(
      synthesized(
        shippedTopology((file) => ({
          regions: without(THIRD, thirdAs(file, 'retired')),
        })),
      ),
    ).toEqual(
      expect.objectContaining({
        files: two.files,
        dependencies: two.dependencies,
      }),
    );
  });
});

test('draining a region changes its origin, its alert and the recorded file', () => {
  const standby = synthesized(shippedTopology((file) => ({ regions: thirdAs(file, 'standby') })));
  expect(changedStacks(three, standby)).toEqual(['global', `stamp-${THIRD}`]);
  expect(changedPaths(stackOf(three, 'global'), stackOf(standby, 'global'))).toMatchInlineSnapshot(`
[
  "resource.azurerm_application_insights_workbook.workbook.data_json",
  "resource.azurerm_log_analytics_query_pack_query.queries_health.body",
  "resource.azurerm_log_analytics_query_pack_query.queries_health_control.body",
  "resource.azurerm_monitor_metric_alert.origin_health_uksouth.action.0.action_group_id",
  "resource.azurerm_monitor_metric_alert.origin_health_uksouth.enabled",
  "resource.azurerm_monitor_scheduled_query_rules_alert_v2.secret_expiry_uksouth.action.action_groups.0",
  "resource.azurerm_monitor_scheduled_query_rules_alert_v2.system.criteria.0.query",
  "output.regions_file.value",
]
`);
  expect(
    changedPaths(stackOf(three, `stamp-${THIRD}`), stackOf(standby, `stamp-${THIRD}`)),
  ).toMatchInlineSnapshot(`
    [
      "resource.azurerm_cdn_frontdoor_origin.origin.enabled",
    ]
  `);
});

describe('every region that has zones, at once', () => {
  const topology = shippedTopology((file) => ({
    regions: zonedRegions(file, 99),
  }));
  const all = synthesized(topology);
  const stamps = topology.regions.map((region) => ({
    region,
    stack: `stamp-${region.name}`,
  }));

  test('there are 38 of them, all but the control region, and each is a stack', () => {
    expect(stamps).toHaveLength(38);
    expect(Object.keys(all.files)).toHaveLength(38 + 2);
  });

  test('every stamp holds the same types, as often', () => {
    const [first, ...others] = stamps.map(({ stack }) => JSON.stringify(inventoryOf(stackOf(all, stack))));
    expect(new Set(others)).toEqual(new Set([first]));
  });

  test.each(stamps)('$stack speaks of no other region', ({ region, stack }) => {
    const others = topology.regions.filter(({ name }) => name !== region.name);
    const words = others.flatMap((other) => namesOf(topology, other));
    // South Central US holds Central US.
    const text = all.files[stack]?.replaceAll(region.facts.displayName, '') ?? '';
    expect(mentioned(words, text)).toEqual([]);
  });

  test('the search for them finds what there is to find', () => {
    const own = namesOf(topology, topology.home).filter(
      (word) => !/^(?:log|cosno|cr|fde|afd|fdfp|ag|budget|pack)-?/.test(word),
    );
    expect(own.length).toBeGreaterThan(5);
    expect(mentioned(own, all.files[`stamp-${topology.home.name}`] ?? '')).toEqual(
      expect.arrayContaining(own),
    );
  });
});

function thirdAs(file: RegionsFileInput, state: RegionState): RegionsFileInput['regions'] {
  const { regions = {} } = withThird(file);
  const { [THIRD]: third } = regions;
  return third ? { ...regions, [THIRD]: { ...third, state } } : regions;
}

const without = (name: string, regions: RegionsFileInput['regions']): RegionsFileInput['regions'] =>
  Object.fromEntries(Object.entries(regions).filter(([region]) => region !== name));

const changedStacks = ({ files: one }: Synthesized, { files: other }: Synthesized): readonly string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((stack) => one[stack] !== other[stack]);

/** Every name that is made of a region. */
function namesOf(topology: Topology, region: Region): readonly string[] {
  const kinds = Object.keys(nameFormats) as NameKind[];
  return [
    region.name,
    region.facts.displayName,
    region.addressSpace,
    ...kinds.map((kind) => nameOf(kind, regionNames(topology, region))),
  ];
}

/** Which words stand in a text, as a whole: `westus` is not in `westus2`. */
function mentioned(words: readonly string[], text: string): readonly string[] {
  const anyWord = new RegExp(
    `(?<![a-z0-9])(?:${words.join('|').replaceAll('.', '\\.')})(?! ?[a-zA-Z0-9])`,
    'g',
  );
  return [...new Set([...text.matchAll(anyWord)].map(([word]) => word))];
}

/** Where two values differ: paths that were added (+), removed (-) or changed. */
function changedPaths(one: unknown, other: unknown, path = ''): readonly string[] {
  if (Object.is(one, other)) return [];
  if (one === undefined) return [`+ ${path}`];
  if (other === undefined) return [`- ${path}`];
  if (!isObject(one) || !isObject(other)) return [path];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => changedPaths(one[key], other[key], path ? `${path}.${key}` : key));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
