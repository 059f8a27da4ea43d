import { moreRegions } from '../support/more-regions';
import { topologyOf } from '../support/regions-file';
import { resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const system = synthesized(
  topologyOf(
    moreRegions(
      'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
      'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
    ),
  ),
);
const origin = 'azurerm_cdn_frontdoor_origin.origin';

test('standby: there, but drained', () => {
  expect(resourceAt(stackOf(system, 'stamp-uksouth'), origin).enabled).toBe(false);
});

test('retired: gone with its app', () => {
  expect(resourcesOf(stackOf(system, 'stamp-eastus2'))).toEqual([]);
});

test('all regions alike: the nearest one answers', () => {
  const all = ['northeurope', 'francecentral', 'uksouth'].map((region) =>
    resourceAt(stackOf(system, `stamp-${region}`), origin),
  );
  expect(new Set(all.map(({ priority, weight }) => `${priority} ${weight}`)).size).toBe(1);
});
