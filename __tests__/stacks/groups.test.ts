/** In which region's resource group each thing is: what is needed to act while a region is down is not in that region. */
import { shippedTopology } from '../support/shipped-file';
import { reference, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const topology = shippedTopology();
const system = synthesized(topology);

const resources = Object.keys(system.files).flatMap((stack) =>
  resourcesOf(stackOf(system, stack)).map((resource) => ({ ...resource, stack })),
);
const groups = resources
  .filter(({ type }) => type === 'azurerm_resource_group')
  .map(({ stack, address, properties }) => ({
    stack,
    address,
    name: String(properties.name),
    location: String(properties.location),
    holds: resources
      .filter(
        (other) =>
          other.stack === stack && other.properties.resource_group_name === reference(`${address}.name`),
      )
      .map(({ type }) => type),
  }));

test('every group is in the region whose loss it may share', () => {
  expect(Object.fromEntries(groups.map(({ name, location }) => [name, location]))).toEqual({
    'rg-contososhoes-prod-global': 'northeurope',
    'rg-contososhoes-prod-dns': 'northeurope',
    'rg-contososhoes-prod-data': 'westeurope',
    'rg-contososhoes-prod-we-logs': 'westeurope',
    'rg-contososhoes-prod-sdc-logs': 'swedencentral',
    'rg-contososhoes-prod-we-alerts': 'northeurope',
    'rg-contososhoes-prod-sdc-alerts': 'northeurope',
    'rg-contososhoes-prod-we': 'westeurope',
    'rg-contososhoes-prod-sdc': 'swedencentral',
  });
});

const heldBy = (name: string) => [...new Set(groups.find((group) => group.name === name)?.holds)].sort();

test.each([
  [
    'rg-contososhoes-prod-global',
    [
      'azurerm_application_insights',
      'azurerm_application_insights_standard_web_test',
      'azurerm_application_insights_workbook',
      'azurerm_cdn_frontdoor_firewall_policy',
      'azurerm_cdn_frontdoor_profile',
      'azurerm_container_registry',
      'azurerm_log_analytics_query_pack',
      'azurerm_log_analytics_workspace',
      'azurerm_monitor_action_group',
      'azurerm_monitor_activity_log_alert',
      'azurerm_monitor_metric_alert',
      'azurerm_monitor_scheduled_query_rules_alert_v2',
    ],
  ],
  [
    'rg-contososhoes-prod-data',
    ['azurerm_cosmosdb_account', 'azurerm_cosmosdb_sql_container', 'azurerm_cosmosdb_sql_database'],
  ],
  [
    'rg-contososhoes-prod-we-logs',
    ['azurerm_log_analytics_workspace', 'azurerm_monitor_scheduled_query_rules_alert_v2'],
  ],
  ['rg-contososhoes-prod-we-alerts', ['azurerm_monitor_activity_log_alert', 'azurerm_monitor_metric_alert']],
])('what is in %s', (name, types) => {
  expect(heldBy(name)).toEqual(types);
});

test('nothing that tells of a region, or that acts for it, is in a region with a stamp', () => {
  const stamps = topology.regions.map(({ name }) => name);
  const acting = /_monitor_(?:action_group|metric_alert)$|_cdn_frontdoor_profile$|_dns_zone$/;
  const places = groups
    .filter(({ stack, holds }) => !stack.startsWith('stamp-') && holds.some((type) => acting.test(type)))
    .map(({ location }) => location);
  expect(places).toEqual(['northeurope', 'northeurope']);
  expect(stamps).not.toContain('northeurope');
});

test('a stamp is in its own group, but for the grant, and for what tells of it', () => {
  const elsewhere = resources.filter(
    ({ stack, properties }) =>
      stack.startsWith('stamp-') &&
      'resource_group_name' in properties &&
      !['group', 'alerts_group']
        .map((id) => reference(`azurerm_resource_group.${id}.name`))
        .includes(String(properties.resource_group_name)),
  );
  expect(elsewhere.map(({ stack, address }) => `${stack} ${address}`)).toEqual([
    'stamp-swedencentral azurerm_cosmosdb_sql_role_assignment.app_cosmos_data_contributor',
    'stamp-westeurope azurerm_cosmosdb_sql_role_assignment.app_cosmos_data_contributor',
  ]);
});

test('a resource is in the region of its group', () => {
  const strays = resources.filter(({ stack, properties: { resource_group_name, location } }) => {
    const group = groups.find(
      (one) => one.stack === stack && reference(`${one.address}.name`) === resource_group_name,
    );
    return group && location !== undefined && location !== group.location && location !== 'global';
  });
  expect(strays.map(({ address }) => address)).toEqual([]);
});
