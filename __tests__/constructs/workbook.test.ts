import { healthQueries } from '../../topology/health/query-files';
import type { targets } from '../../topology/health/targets';
import { controlWorkspaceId, resourceIds } from '../../topology/health/workbook/resources';
import { workbookText } from '../../topology/health/workbook/workbook';
import { shippedTopology } from '../support/shipped-file';
import { type Resource, reference, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const topology = shippedTopology();
const system = synthesized(topology);
const global = stackOf(system, 'global');
const only = (type: string) => resourcesOf(global, type)[0]?.properties;

test('the workbook is of no resource, and lies in the control region', () => {
  expect(only('azurerm_application_insights_workbook')).toMatchObject({
    source_id: 'azure monitor',
    location: topology.controlRegion,
    resource_group_name: reference('azurerm_resource_group.group.name'),
    data_json: workbookText(topology),
    name: expect.stringMatching(/^\$\{uuidv5\("url", /),
  });
});

test('the query pack holds the health model, with names that are known before the deploy', () => {
  const queries = resourcesOf(global, 'azurerm_log_analytics_query_pack_query');
  expect(queries.map(({ properties }) => properties.body).sort()).toEqual(
    healthQueries(topology)
      .map(([, , query]) => query)
      .sort(),
  );
  expect(new Set(queries.map(({ properties }) => properties.name)).size).toBe(queries.length);
  for (const { properties } of queries) expect(properties.name).not.toContain('azurerm_');
});

/** The id that Azure gives it: its group and its name, in whatever stack it is. */
function idOf({ type, properties }: Resource, stack: string, path: string): string {
  const group = resourcesOf(stackOf(system, stack), 'azurerm_resource_group').find(
    ({ address }) => properties.resource_group_name === reference(`${address}.name`),
  );
  if (!group) throw new Error(`${type}: its group is not in ${stack}`);
  return `/subscriptions/${topology.subscriptionId}/resourceGroups/${group.properties.name}/providers/${path}/${properties.name}`;
}

const RESOURCES = {
  frontDoor: ['azurerm_cdn_frontdoor_profile', 'Microsoft.Cdn/profiles'],
  cosmos: ['azurerm_cosmosdb_account', 'Microsoft.DocumentDB/databaseAccounts'],
  plan: ['azurerm_service_plan', 'Microsoft.Web/serverFarms'],
  app: ['azurerm_linux_web_app', 'Microsoft.Web/sites'],
  autoscale: ['azurerm_monitor_autoscale_setting', 'Microsoft.Insights/autoScaleSettings'],
  vault: ['azurerm_key_vault', 'Microsoft.KeyVault/vaults'],
} as const satisfies Record<keyof typeof targets, readonly [string, string]>;

test.each(Object.entries(RESOURCES))('it looks at the %s that there is', (target, [type, path]) => {
  const there = Object.keys(system.files).flatMap((stack) =>
    resourcesOf(stackOf(system, stack), type).map((resource) => idOf(resource, stack, path)),
  );
  expect(there).not.toEqual([]);
  expect([...resourceIds(topology, target as keyof typeof targets)].sort()).toEqual(there.sort());
});

test('and asks the workspace that there is', () => {
  const workspace = resourcesOf(global, 'azurerm_log_analytics_workspace').find(
    ({ properties }) => properties.location === topology.controlRegion,
  );
  expect(workspace && idOf(workspace, 'global', 'Microsoft.OperationalInsights/workspaces')).toBe(
    controlWorkspaceId(topology),
  );
});
