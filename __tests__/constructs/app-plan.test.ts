import { moreRegions } from '../support/more-regions';
import { topologyOf } from '../support/regions-file';
import { resourceAt, type StackFile, stackOf, synthesized } from '../support/synthesize';

const system = synthesized(
  topologyOf(
    moreRegions(
      'uksouth: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20, sku: P2v3, instances: { min: 9, max: 12 } }',
      "northcentralus: { state: active, dataPriority: 3, addressSpace: 10.60.0.0/20, acceptNoZones: { reason: 'the only region near the plant' } }",
    ),
  ),
);
const planOf = (stack: StackFile) => resourceAt(stack, 'azurerm_service_plan.compute_plan');
const autoscaleOf = (stack: StackFile) =>
  resourceAt(stack, 'azurerm_monitor_autoscale_setting.compute_autoscale');

test('SKU and bounds as the file says', () => {
  const stack = stackOf(system, 'stamp-uksouth');
  expect(planOf(stack)).toMatchObject({ sku_name: 'P2v3', worker_count: 9 });
  expect(autoscaleOf(stack)).toHaveProperty('profile.0.capacity', { minimum: 9, default: 9, maximum: 12 });
});

test('no zones where the region has none', () => {
  expect(planOf(stackOf(system, 'stamp-northcentralus'))).toHaveProperty('zone_balancing_enabled', false);
});
