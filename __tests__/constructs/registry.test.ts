import { moreRegions } from '../support/more-regions';
import { expectProperties } from '../support/properties';
import { type Edit, topologyOf } from '../support/regions-file';
import { resourceAt, stackOf, synthesized } from '../support/synthesize';

const registryOf = (...edits: readonly Edit[]) =>
  resourceAt(stackOf(synthesized(topologyOf(...edits)), 'global'), 'azurerm_container_registry.registry');

test('replicas are sorted, without the home region and the retired ones', () => {
  const registry = registryOf(
    moreRegions(
      'uksouth: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
      'germanywestcentral: { state: standby, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
      'eastus2: { state: retired, dataPriority: 4, addressSpace: 10.70.0.0/20 }',
    ),
  );
  const replicas = registry.georeplications as { location: string }[];
  expect(replicas.map(({ location }) => location)).toEqual([
    'francecentral',
    'germanywestcentral',
    'uksouth',
  ]);
});

describe('adopted', () => {
  const id =
    '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-shop/providers/Microsoft.ContainerRegistry/registries/crshop';
  const adopted = (...more: readonly string[]) =>
    registryOf(['alerts:', `adopt: { ${[`registryId: ${id}`, ...more].join(', ')} }\nalerts:`]);

  expectProperties(adopted(), {
    name: 'crshop',
    resource_group_name: 'rg-shop',
    admin_enabled: false,
    'lifecycle.ignore_changes': ['zone_redundancy_enabled', 'identity', 'encryption'],
  });

  test('the legacy app may keep its way to the images', () => {
    expect(adopted('acceptLegacyAccess: { reason: until the name has moved }').admin_enabled).toBe(true);
  });
});
