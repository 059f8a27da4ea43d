import { type Edit, SLOT, topologyOf } from '../support/regions-file';
import { reference, resourceAt, stackOf, synthesized } from '../support/synthesize';

const stampOf = (...edits: readonly Edit[]) =>
  stackOf(synthesized(topologyOf(SLOT, ...edits)), 'stamp-northeurope');
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

describe('what runs', () => {
  const image = (letter: string) => `shop/api@sha256:${letter.repeat(64)}`;
  const candidate: Edit = ['\n  healthPath:', `\n  candidate: ${image('c')}\n  healthPath:`];
  const ahead: Edit = ['northeurope: {', `northeurope: { image: ${image('a')},`];
  const runs = (stack: ReturnType<typeof stampOf>, address: string) => {
    const { site_config, app_settings } = resourceAt(stack, address) as {
      site_config: { application_stack: { docker_image_name: string } };
      app_settings: { API_IMAGE: string };
    };
    // What the app says of itself is what was started.
    expect(app_settings.API_IMAGE).toBe(site_config.application_stack.docker_image_name);
    return app_settings.API_IMAGE;
  };
  const { image: everywhere } = topologyOf().api;

  test.each<[string, readonly Edit[], string, string | undefined]>([
    ['nothing to try: no slot', [], everywhere, undefined],
    ['a slot is kept', [SLOT], everywhere, everywhere],
    ['a candidate', [candidate], everywhere, image('c')],
    ['one region ahead', [ahead], image('a'), undefined],
    ['one region ahead, and a slot is kept', [ahead, SLOT], image('a'), image('a')],
    ['one region ahead, and a candidate', [ahead, candidate], image('a'), image('c')],
  ])('%s', (_, edits, ofApp, ofSlot) => {
    const system = synthesized(topologyOf(...edits));
    const own = stackOf(system, 'stamp-northeurope');
    expect(runs(own, app)).toBe(ofApp);
    expect(own.resource.azurerm_linux_web_app_slot ? runs(own, staging) : undefined).toBe(ofSlot);
    expect(runs(stackOf(system, 'stamp-francecentral'), app)).toBe(everywhere);
  });

  test('a slot that comes or goes leaves the app as it is', () => {
    const [without, kept, tried] = [[], [SLOT], [candidate]].map((edits) =>
      resourceAt(stackOf(synthesized(topologyOf(...edits)), 'stamp-northeurope'), app),
    );
    expect(kept).toEqual(without);
    expect(tried).toEqual(without);
  });
});
