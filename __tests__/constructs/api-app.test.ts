import { type Edit, topologyOf } from '../support/regions-file';
import { reference, resourceAt, stackOf, synthesized } from '../support/synthesize';

const stampOf = (...edits: readonly Edit[]) =>
  stackOf(synthesized(topologyOf(...edits)), 'stamp-northeurope');
const stamp = stampOf();
const app = 'azurerm_linux_web_app.api_app';
const staging = 'azurerm_linux_web_app_slot.api_staging';

test('the slot is hardened as the app is; it has no health check, which would go by the slot alone', () => {
  const {
    depends_on: _1,
    location: _2,
    name,
    resource_group_name: _3,
    service_plan_id: _4,
    site_config,
    ...own
  } = resourceAt(stamp, app);
  const { name: slotName, app_service_id, site_config: slotsConfig, ...slots } = resourceAt(stamp, staging);
  const plain = ({ '//': _, ...properties }: typeof own) => properties;
  expect(plain(slots)).toEqual(plain(own));
  expect(site_config).toEqual({
    ...(slotsConfig as object),
    health_check_path: '/health',
    health_check_eviction_time_in_min: 5,
  });
  expect([name, slotName, app_service_id]).toEqual(['app-shop-test-ne', 'staging', `\${${app}.id}`]);
});

test.each([app, staging])('%s keeps the tags that the portal writes', (address) => {
  expect(resourceAt(stamp, address).lifecycle).toEqual({
    ignore_changes: [
      'tags["hidden-link: /app-insights-conn-string"]',
      'tags["hidden-link: /app-insights-instrumentation-key"]',
      'tags["hidden-link: /app-insights-resource-id"]',
    ],
  });
});

describe('the health path', () => {
  const open = (stack: typeof stamp, address: string) =>
    (resourceAt(stack, address).auth_settings_v2 as { excluded_paths: string[] }).excluded_paths;

  test.each([app, staging])('needs no token: %s', (address) => {
    expect(open(stamp, address)).toEqual(['/health']);
  });

  const changing: Edit = ['healthPath: /health', 'healthPath: /health\n  otherHealthPath: /health/v2'];

  test.each([app, staging])('while it changes, neither needs one: %s', (address) => {
    expect(open(stampOf(changing), address)).toEqual(['/health', '/health/v2']);
  });

  test('probes go by one', () => {
    const system = synthesized(topologyOf(changing));
    expect(resourceAt(stackOf(system, 'stamp-northeurope'), app)).toHaveProperty(
      'site_config.health_check_path',
      '/health',
    );
    expect(
      resourceAt(stackOf(system, 'global'), 'azurerm_cdn_frontdoor_origin_group.front_door_origin_group'),
    ).toHaveProperty('health_probe.path', '/health');
    expect(system.files.global?.split('regions_file')[0]).not.toContain('/health/v2');
  });
});

test('clients of before may go on: their audiences are taken too', () => {
  const edited = stampOf(['healthPath: /health', 'healthPath: /health\n  audiences: [api://legacy]']);
  expect(resourceAt(edited, app)).toHaveProperty(
    'auth_settings_v2.active_directory_v2.allowed_audiences.2',
    'api://legacy',
  );
});

test("a secret is a reference into the stamp's own vault", () => {
  const edited = stampOf([
    'healthPath: /health',
    'healthPath: /health\n  secrets: { THIRD_PARTY_API_KEY: third-party-api-key }',
  ]);
  expect(resourceAt(edited, app)).toHaveProperty(
    'app_settings.THIRD_PARTY_API_KEY',
    `@Microsoft.KeyVault(SecretUri=${reference('azurerm_key_vault.vault.vault_uri')}secrets/third-party-api-key)`,
  );
});
