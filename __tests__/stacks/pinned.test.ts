/** What is named one by one, of regions.yaml as it is shipped: a change here is a change of state or of safety. */
import { shippedTopology } from '../support/shipped-file';
import { reference, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const system = synthesized(shippedTopology());
const stacks = Object.keys(system.files).map((name) => ({ name, stack: stackOf(system, name) }));
const everything = stacks.flatMap(({ name, stack }) =>
  resourcesOf(stack).map((resource) => ({ ...resource, stack: name })),
);

test('addresses can be read by people', () => {
  // CDKTF adds a hash where Terraform would not take the id, as of a zone's own records: a-@.
  const hashed = everything.filter(({ address }) => /_[0-9A-F]{8}$/.test(address));
  const paths = hashed.map(
    ({ properties }) => (properties['//'] as { metadata: { path: string } }).metadata.path,
  );
  expect(paths).toEqual(['a', 'caa', 'mx', 'txt'].map((type) => `dns-migration/zone/${type}-@`));
});

test('a stamp lives in its own resource group, the global tier in another', () => {
  const elsewhere = everything.filter(
    ({ stack, properties }) =>
      !stack.startsWith('dns-') &&
      'resource_group_name' in properties &&
      properties.resource_group_name !== reference('azurerm_resource_group.group.name'),
  );
  // The grant lies with the account that it is for.
  expect(elsewhere.map(({ stack, address }) => `${stack} ${address}`)).toEqual([
    'stamp-swedencentral azurerm_cosmosdb_sql_role_assignment.identity_cosmos-data-contributor',
    'stamp-westeurope azurerm_cosmosdb_sql_role_assignment.identity_cosmos-data-contributor',
  ]);
});

test('what outlives every region is not destroyed by mistake', () => {
  const kept = everything.filter(
    ({ properties }) => (properties.lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy,
  );
  expect(kept.map(({ stack, address }) => `${stack} ${address}`)).toMatchInlineSnapshot(`
    [
      "dns-migration azurerm_cdn_frontdoor_custom_domain.host_domain",
      "dns-migration azurerm_dns_zone.zone_zone",
      "dns-migration azurerm_resource_group.group",
      "global azuread_application.api_application",
      "global azuread_service_principal.api_service-principal",
      "global azurerm_cdn_frontdoor_endpoint.front-door_endpoint",
      "global azurerm_cdn_frontdoor_firewall_policy.waf_policy",
      "global azurerm_cdn_frontdoor_origin_group.front-door_origin-group",
      "global azurerm_cdn_frontdoor_profile.front-door_profile",
      "global azurerm_container_registry.images_registry",
      "global azurerm_cosmosdb_account.cosmos_account",
      "global azurerm_cosmosdb_sql_container.cosmos_container-catalog",
      "global azurerm_cosmosdb_sql_container.cosmos_container-orders",
      "global azurerm_cosmosdb_sql_container.cosmos_container-sessions",
      "global azurerm_cosmosdb_sql_database.cosmos_database",
      "global azurerm_log_analytics_workspace.logs-swedencentral_workspace",
      "global azurerm_log_analytics_workspace.logs-westeurope_workspace",
      "global azurerm_log_analytics_workspace.logs_workspace",
      "global azurerm_resource_group.group",
    ]
  `);
});

test('locks stand only where no region has to delete something below', () => {
  const locks = everything.filter(({ type }) => type === 'azurerm_management_lock');
  expect(locks.map(({ properties }) => properties.scope)).toMatchInlineSnapshot(`
    [
      "\${azurerm_cosmosdb_sql_database.cosmos_database.id}",
      "\${azurerm_log_analytics_workspace.logs-swedencentral_workspace.id}",
      "\${azurerm_log_analytics_workspace.logs-westeurope_workspace.id}",
      "\${azurerm_log_analytics_workspace.logs_workspace.id}",
    ]
  `);
});

test('the names that other stacks go by', () => {
  const names = Object.fromEntries(stacks.map(({ name, stack }) => [name, Object.keys(stack.output)]));
  expect(names).toMatchInlineSnapshot(`
    {
      "dns-migration": [
        "known",
        "name_servers",
        "next_steps",
      ],
      "global": [
        "action_group_id",
        "api_client_id",
        "cosmos_account_id",
        "cosmos_account_name",
        "cosmos_endpoint",
        "cosmos_resource_group_name",
        "front_door_endpoint_host_name",
        "front_door_endpoint_id",
        "front_door_guid",
        "front_door_profile_id",
        "origin_group_id",
        "regions_file",
        "registry_id",
        "registry_login_server",
        "resource_group_id",
        "resource_group_name",
        "waf_policy_id",
      ],
      "stamp-swedencentral": [
        "app_host_name",
        "domain_verification_id",
      ],
      "stamp-westeurope": [
        "app_host_name",
        "domain_verification_id",
      ],
    }
  `);
});
