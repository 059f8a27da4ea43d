/** What holds for every resource of every stack, whatever regions.yaml says. */
import { join } from 'node:path';
import { loadTopology } from '../../topology/load';
import { livingRegions } from '../../topology/topology';
import { schemaOf, secretsIn } from '../support/secrets';
import { shippedTopology } from '../support/shipped-file';
import { resourcesOf, stackOf, synthesized } from '../support/synthesize';

/** Type -> property -> what it must be: most defaults are otherwise, and some of them dangerous. */
const APP = {
  https_only: true,
  client_affinity_enabled: false,
  ftp_publish_basic_authentication_enabled: false,
  webdeploy_publish_basic_authentication_enabled: false,
  'site_config.minimum_tls_version': '1.2',
  'site_config.scm_minimum_tls_version': '1.2',
  'site_config.ftps_state': 'Disabled',
  'site_config.remote_debugging_enabled': false,
  'site_config.vnet_route_all_enabled': true,
  'auth_settings_v2.auth_enabled': true,
  'auth_settings_v2.require_authentication': true,
  'auth_settings_v2.require_https': true,
  'auth_settings_v2.unauthenticated_action': 'Return401',
};
const REQUIRED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  azuread_application: { sign_in_audience: 'AzureADMyOrg' },
  azuread_service_principal: { app_role_assignment_required: true },
  azurerm_application_insights: { local_authentication_enabled: false },
  azurerm_cdn_frontdoor_firewall_policy: {
    enabled: true,
    mode: 'Prevention',
    request_body_check_enabled: true,
  },
  azurerm_cdn_frontdoor_origin: { certificate_name_check_enabled: true, priority: 1, weight: 500 },
  azurerm_cdn_frontdoor_origin_group: { session_affinity_enabled: false },
  azurerm_cdn_frontdoor_route: {
    forwarding_protocol: 'HttpsOnly',
  },
  azurerm_container_registry: { anonymous_pull_enabled: false, data_endpoint_enabled: true },
  azurerm_cosmosdb_account: {
    access_key_metadata_writes_enabled: false,
    minimal_tls_version: 'Tls12',
    multiple_write_locations_enabled: true,
    backup: { type: 'Continuous', tier: 'Continuous30Days' },
  },
  azurerm_key_vault: {
    rbac_authorization_enabled: true,
    purge_protection_enabled: true,
    soft_delete_retention_days: 90,
    network_acls: { default_action: 'Deny', bypass: 'None' },
  },
  azurerm_linux_web_app: APP,
  azurerm_linux_web_app_slot: APP,
  azurerm_log_analytics_workspace: { local_authentication_enabled: false },
};

/** Outputs that no stack reads. */
const OTHER_READERS = {
  'global regions_file': 'npm run check -- --deployed',
  'global door_host_name': 'npm run verify, and people: docs/regions.md',
  'dns-migration known': 'npm run dns -- --outputs',
  'dns-migration next_steps': 'people: docs/dns-migration.md',
};

/** Reached from the internet: Front Door, and the apps, which let only Front Door in. */
const PUBLIC = ['azurerm_linux_web_app', 'azurerm_linux_web_app_slot'];

describe.each([
  ['as it is shipped', shippedTopology()],
  ["the project's own", loadTopology(join(__dirname, '../../regions.yaml'))],
])('regions.yaml, %s', (_, file) => {
  const topology = { ...file, api: { ...file.api, keepSlot: true } };
  const system = synthesized(topology);
  const stacks = Object.keys(system.files).map((name) => ({
    name,
    stack: stackOf(system, name),
  }));
  const everything = stacks.flatMap(({ name, stack }) =>
    resourcesOf(stack).map((resource) => ({ ...resource, stack: name })),
  );
  const ofType = (...types: readonly string[]) => everything.filter(({ type }) => types.includes(type));

  test.each(Object.entries(REQUIRED))('every %s is as safe as it can be', (type, required) => {
    expect(ofType(type)).not.toEqual([]);
    for (const { address, properties } of ofType(type)) {
      for (const [path, value] of Object.entries(required)) {
        expect({ address, path, value: at(properties, path) }).toEqual({ address, path, value });
      }
    }
  });

  test.each(ofType('azurerm_cdn_frontdoor_route'))(
    '$stack $address: plain HTTP is redirected, or not taken',
    ({ properties }) => {
      const { https_redirect_enabled: redirects, supported_protocols: taken } = properties;
      expect(redirects === true || JSON.stringify(taken) === '["Https"]').toBe(true);
    },
  );

  test('only a door answers under a name of Azure', () => {
    const linked = ofType('azurerm_cdn_frontdoor_route').filter(
      ({ properties }) => properties.link_to_default_domain !== false,
    );
    expect(unique(linked.map(({ address }) => address))).toEqual([
      'azurerm_cdn_frontdoor_route.door_route',
      'azurerm_cdn_frontdoor_route.staging_door_route',
    ]);
  });

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
    const stamps = livingRegions(topology)
      .map(({ name }) => `stamp-${name}`)
      .sort();
    expect(ofType('azurerm_linux_web_app').map(({ stack }) => stack)).toEqual(stamps);
    expect(ofType('azurerm_linux_web_app_slot').map(({ stack }) => stack)).toEqual(stamps);
  });

  test.each(
    everything.filter(
      ({ type }) => schemaOf(type).attributes?.public_network_access_enabled && !PUBLIC.includes(type),
    ),
  )('$stack $address: not reached from the internet', ({ properties, type }) => {
    const { adopt, registry } = topology;
    const reasons: Readonly<Record<string, unknown>> = {
      azurerm_cosmosdb_account: adopt.cosmosAccountId && adopt.acceptLegacyAccess,
      azurerm_container_registry: registry.publicAccess ?? (adopt.registryId && adopt.acceptLegacyAccess),
    };
    expect(properties.public_network_access_enabled).toBe(Boolean(reasons[type]));
  });

  test('whatever takes tags has them', () => {
    const tagged = everything.filter(
      ({ type }) => type.startsWith('azurerm_') && schemaOf(type).attributes?.tags,
    );
    expect(tagged.length).toBeGreaterThan(40);
    const { workload, environment } = topology;
    for (const { address, stack, properties } of tagged) {
      const region = stack.startsWith('stamp-') ? stack.slice('stamp-'.length) : 'global';
      const tags = Object.entries(properties.tags ?? {}).filter(([name]) => !name.startsWith('accept-'));
      expect({ address, tags: Object.fromEntries(tags) }).toEqual({
        address,
        tags: { workload, environment, region, stack },
      });
    }
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

    test('what stacks publish is what stacks, tools or people read', () => {
      const reads = Object.values(system.files).flatMap((text) =>
        [...text.matchAll(/terraform_remote_state\.(\w+)\.outputs\.(\w+)/g)].map(
          ([, source = '', output]) => `${kindOf(source.replace('_', '-'))} ${output}`,
        ),
      );
      const published = outputs.map(({ stack, name }) => `${kindOf(stack)} ${name}`);
      expect(unique(published)).toEqual(unique([...reads, ...Object.keys(OTHER_READERS)]));
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
              storage: [{ data_plane_available: false }],
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

  test.each(stacks)('$name holds and shows no secret', ({ stack }) => {
    expect(secretsIn(stack)).toEqual([]);
  });
});

const unique = (names: readonly string[]) => [...new Set(names)].sort();
/** All stamps publish the same. */
const kindOf = (stack: string) => stack.replace(/^stamp-.*/, 'stamp');
/** `site_config.ftps_state` of a resource. */
const at = (properties: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], properties);
