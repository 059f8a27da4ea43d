/** What holds for every resource of every stack, whichever they are. */
import { realTopology } from '../support/real-file';
import { schemaOf } from '../support/secrets';
import { reference, resourcesOf, stackOf, synthesize } from '../support/synthesize';

const system = synthesize(realTopology());
const stacks = Object.keys(system.files).map((name) => ({
  name,
  stack: stackOf(system, name),
}));
const everything = stacks.flatMap(({ name, stack }) =>
  resourcesOf(stack).map((resource) => ({ ...resource, stack: name })),
);
const ofType = (...types: readonly string[]) => everything.filter(({ type }) => types.includes(type));

describe.each(ofType('azurerm_linux_web_app', 'azurerm_linux_web_app_slot'))(
  '$stack $address denies by default',
  ({ properties }) => {
    test.each(['ip_restriction_default_action', 'scm_ip_restriction_default_action'])('%s', (action) => {
      expect(properties).toHaveProperty(`site_config.${action}`, 'Deny');
    });

    test('only this Front Door comes in, and nobody to the deployment site', () => {
      expect(properties.site_config).toMatchObject({
        ip_restriction: [
          {
            action: 'Allow',
            service_tag: 'AzureFrontDoor.Backend',
            headers: [{ x_azure_fdid: [expect.stringContaining('front_door_guid')] }],
          },
        ],
        scm_use_main_ip_restriction: false,
      });
      expect(properties).not.toHaveProperty('site_config.scm_ip_restriction');
    });
  },
);

test('there are an app and a slot in each stamp', () => {
  expect(ofType('azurerm_linux_web_app')).toHaveLength(2);
  expect(ofType('azurerm_linux_web_app_slot')).toHaveLength(2);
});

/** Reached from the internet: Front Door, and the apps, which let only Front Door in. */
const PUBLIC = ['azurerm_linux_web_app', 'azurerm_linux_web_app_slot'];

test.each(
  everything.filter(
    ({ type }) => schemaOf(type).attributes?.public_network_access_enabled && !PUBLIC.includes(type),
  ),
)('$stack $address: not reached from the internet', ({ properties, type }) => {
  // Builds push to it, and instances pull before the stamp's network is joined; it takes no anonymous pull.
  const open = type === 'azurerm_container_registry';
  expect(properties.public_network_access_enabled).toBe(open ? undefined : false);
});

test('whatever takes tags has them', () => {
  const tagged = everything.filter(
    ({ type }) => type.startsWith('azurerm_') && schemaOf(type).attributes?.tags,
  );
  expect(tagged.length).toBeGreaterThan(40);
  for (const { address, stack, properties } of tagged) {
    const region = stack.startsWith('stamp-') ? stack.slice('stamp-'.length) : 'global';
    expect({ address, tags: properties.tags }).toEqual({
      address,
      tags: { workload: 'contososhoes', environment: 'prod', region, stack },
    });
  }
});

test('nothing else is called the same: every address stands once', () => {
  for (const { stack } of stacks) {
    const addresses = resourcesOf(stack).map(({ address }) => address.toLowerCase());
    expect(addresses).toEqual([...new Set(addresses)]);
  }
});

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
  expect(ofType('azurerm_management_lock').map(({ properties }) => properties.scope)).toMatchInlineSnapshot(`
    [
      "\${azurerm_cosmosdb_sql_database.cosmos_database.id}",
      "\${azurerm_log_analytics_workspace.logs-swedencentral_workspace.id}",
      "\${azurerm_log_analytics_workspace.logs-westeurope_workspace.id}",
      "\${azurerm_log_analytics_workspace.logs_workspace.id}",
    ]
  `);
});

describe('outputs', () => {
  const outputs = stacks.flatMap(({ name: stack, stack: { output } }) =>
    Object.entries(output).map(([name, { description }]) => ({
      stack,
      name,
      description,
    })),
  );

  test.each(outputs)('$stack $name says what it is', ({ name, description }) => {
    expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
    expect(description).toMatch(/^[A-Z].{8,}[^.]$/);
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

  test('whatever a stack reads, the other one publishes', () => {
    for (const { name } of stacks) {
      const reads = (system.files[name] ?? '').matchAll(
        /data\.terraform_remote_state\.([a-z-]+)-state\.outputs\.(\w+)/g,
      );
      for (const [, source = '', output = ''] of reads) {
        expect(Object.keys(stackOf(system, source).output)).toContain(output);
      }
    }
  });
});

test('providers leave what is deleted to be brought back, and register nothing', () => {
  for (const { name, stack } of stacks) {
    for (const provider of stack.provider.azurerm ?? []) {
      expect(provider).toMatchObject({
        resource_provider_registrations: 'none',
        storage_use_azuread: true,
        features: [
          {
            key_vault: [
              {
                purge_soft_delete_on_destroy: false,
                purge_soft_deleted_secrets_on_destroy: false,
                recover_soft_deleted_key_vaults: true,
              },
            ],
            log_analytics_workspace: [{ permanently_delete_on_destroy: false }],
            // A stamp's group goes with what Application Insights leaves in it.
            resource_group: [
              {
                prevent_deletion_if_contains_resources: !name.startsWith('stamp-'),
              },
            ],
          },
        ],
      });
    }
  }
});
