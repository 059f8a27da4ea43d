/** What is named one by one, of regions.yaml as it is shipped: a change here is a change of state or of safety. */
import { shippedTopology } from '../support/shipped-file';
import { reference, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const system = synthesized(shippedTopology());
const stacks = Object.keys(system.files).map((name) => ({ name, stack: stackOf(system, name) }));
const everything = stacks.flatMap(({ name, stack }) =>
  resourcesOf(stack).map((resource) => ({ ...resource, stack: name })),
);

test('what outlives every region is not destroyed by mistake', () => {
  const kept = everything.filter(
    ({ properties }) => (properties.lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy,
  );
  expect(kept.map(({ stack, address }) => `${stack} ${address}`)).toEqual([
    'dns-migration azurerm_cdn_frontdoor_custom_domain.host_domain',
    'dns-migration azurerm_dns_zone.dns_zone',
    'dns-migration azurerm_resource_group.group',
    'global azuread_application.api_application',
    'global azuread_service_principal.api_service_principal',
    'global azurerm_cdn_frontdoor_endpoint.front_door_endpoint',
    'global azurerm_cdn_frontdoor_firewall_policy.waf_policy',
    'global azurerm_cdn_frontdoor_origin_group.front_door_origin_group',
    'global azurerm_cdn_frontdoor_profile.front_door_profile',
    'global azurerm_container_registry.registry',
    'global azurerm_cosmosdb_account.cosmos_account',
    'global azurerm_cosmosdb_sql_container.cosmos_container_catalog',
    'global azurerm_cosmosdb_sql_container.cosmos_container_orders',
    'global azurerm_cosmosdb_sql_container.cosmos_container_sessions',
    'global azurerm_cosmosdb_sql_database.cosmos_database',
    'global azurerm_log_analytics_workspace.logs_global_workspace',
    'global azurerm_log_analytics_workspace.logs_swedencentral_workspace',
    'global azurerm_log_analytics_workspace.logs_westeurope_workspace',
    'global azurerm_resource_group.data_group',
    'global azurerm_resource_group.group',
    'global azurerm_resource_group.logs_group_swedencentral',
    'global azurerm_resource_group.logs_group_westeurope',
  ]);
});

test('locks stand only where no region has to delete something below', () => {
  const locks = everything.filter(({ type }) => type === 'azurerm_management_lock');
  expect(locks.map(({ properties }) => properties.scope)).toEqual([
    reference('azurerm_cosmosdb_sql_database.cosmos_database.id'),
    reference('azurerm_log_analytics_workspace.logs_global_workspace.id'),
    reference('azurerm_log_analytics_workspace.logs_swedencentral_workspace.id'),
    reference('azurerm_log_analytics_workspace.logs_westeurope_workspace.id'),
  ]);
});
