import { moreRegions } from '../support/more-regions';
import { expectProperties } from '../support/properties';
import { type Edit, topologyOf } from '../support/regions-file';
import { resourceAt, stackOf, synthesized } from '../support/synthesize';

const registryOf = (...edits: readonly Edit[]) =>
  resourceAt(stackOf(synthesized(topologyOf(...edits)), 'global'), 'azurerm_container_registry.registry');
const replicasOf = (registry: ReturnType<typeof registryOf>) =>
  (registry.georeplications as { location: string }[]).map(({ location }) => location);

const more = moreRegions(
  'uksouth: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
  'germanywestcentral: { state: standby, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
  'eastus2: { state: retired, dataPriority: 4, addressSpace: 10.70.0.0/20 }',
);
const id =
  '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-shop/providers/Microsoft.ContainerRegistry/registries/crshop';
const adopt = (...keys: readonly string[]): Edit => [
  'alerts:',
  `adopt: { ${[`registryId: ${id}`, ...keys].join(', ')} }\nalerts:`,
];

test('at home in the control region; a replica in every region that lives, sorted', () => {
  const registry = registryOf(more);
  expect(registry.location).toBe('swedencentral');
  expect(replicasOf(registry)).toEqual(['francecentral', 'germanywestcentral', 'northeurope', 'uksouth']);
});

test('an adopted one stays in the home region, which holds no replica', () => {
  const registry = registryOf(more, adopt());
  expect(registry.location).toBe('northeurope');
  expect(replicasOf(registry)).toEqual(['francecentral', 'germanywestcentral', 'uksouth']);
});

describe('who comes in', () => {
  const open: Edit = [
    'alerts:',
    'registry: { publicAccess: { reason: builds outside, addresses: [198.51.100.7, 203.0.113.0/24] } }\nalerts:',
  ];
  const legacy = adopt('acceptLegacyAccess: { reason: until the name has moved }');
  const rules = (default_action: string, ...ranges: readonly string[]) => [
    { default_action, ip_rule: ranges.map((ip_range) => ({ action: 'Allow', ip_range })) },
  ];

  test.each([
    ['nobody', registryOf(), false, rules('Deny')],
    ['nobody, where it is adopted', registryOf(adopt()), false, rules('Deny')],
    ['some', registryOf(open), true, rules('Deny', '198.51.100.7/32', '203.0.113.0/24')],
    ['everybody, as long as the legacy app needs it', registryOf(legacy), true, rules('Allow')],
  ])('%s', (_, registry, isPublic, network_rule_set) => {
    expect(registry).toMatchObject({
      public_network_access_enabled: isPublic,
      network_rule_set,
      network_rule_bypass_option: 'AzureServices',
    });
  });

  test('the reason shows on the registry', () => {
    expect(registryOf(open).tags).toMatchObject({ 'accept-public-access': 'builds outside' });
    expect(registryOf().tags).not.toHaveProperty('accept-public-access');
  });
});

test('images stay: no policy deletes what has no tag', () => {
  for (const registry of [registryOf(), registryOf(adopt())]) {
    expect(registry).not.toHaveProperty('retention_policy_in_days');
  }
});

describe('adopted', () => {
  expectProperties(registryOf(adopt()), {
    name: 'crshop',
    resource_group_name: 'rg-shop',
    admin_enabled: false,
    'lifecycle.ignore_changes': ['zone_redundancy_enabled', 'identity', 'encryption'],
  });

  test('the legacy app may keep its way to the images', () => {
    const legacy = registryOf(adopt('acceptLegacyAccess: { reason: until the name has moved }'));
    expect(legacy.admin_enabled).toBe(true);
  });
});
