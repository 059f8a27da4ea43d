import { moreRegions } from '../support/more-regions';
import { expectProperties } from '../support/properties';
import { topologyOf } from '../support/regions-file';
import { reference, resourceAt, type StackFile, stackOf, synthesized } from '../support/synthesize';

const system = synthesized(
  topologyOf(
    moreRegions(
      'uksouth: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20, sku: P2v3, instances: { min: 9, max: 12 } }',
      "northcentralus: { state: active, dataPriority: 3, addressSpace: 10.60.0.0/20, acceptNoZones: { reason: 'the only region near the plant' } }",
    ),
  ),
);
const stamp = stackOf(system, 'stamp-northeurope');
const planOf = (stack: StackFile) => resourceAt(stack, 'azurerm_service_plan.plan_plan');
const autoscaleOf = (stack: StackFile) =>
  resourceAt(stack, 'azurerm_monitor_autoscale_setting.plan_autoscale');

describe('plan', () => {
  expectProperties(planOf(stamp), {
    os_type: 'Linux',
    sku_name: 'P1v3',
    zone_balancing_enabled: true,
    worker_count: 6, // four carry the peak; two in each zone, so that losing a zone leaves four
    'lifecycle.ignore_changes': ['worker_count'],
  });
});

/** The mean of the plan's processors over five minutes. */
const cpu = {
  metric_name: 'CpuPercentage',
  metric_resource_id: reference('azurerm_service_plan.plan_plan.id'),
  statistic: 'Average',
  time_aggregation: 'Average',
  time_grain: 'PT1M',
  time_window: 'PT5M',
};

describe('autoscale', () => {
  expectProperties(autoscaleOf(stamp), {
    enabled: true,
    target_resource_id: reference('azurerm_service_plan.plan_plan.id'),
    'profile.0.capacity': { minimum: 6, default: 6, maximum: 30 },
    'profile.0.rule': [
      {
        metric_trigger: { ...cpu, operator: 'GreaterThan', threshold: 70 },
        scale_action: { direction: 'Increase', type: 'ChangeCount', value: 2, cooldown: 'PT5M' },
      },
      {
        metric_trigger: { ...cpu, operator: 'LessThan', threshold: 30 },
        scale_action: { direction: 'Decrease', type: 'ChangeCount', value: 1, cooldown: 'PT5M' },
      },
    ],
  });
});

test('SKU and bounds as the file says', () => {
  const stack = stackOf(system, 'stamp-uksouth');
  expect(planOf(stack)).toMatchObject({ sku_name: 'P2v3', worker_count: 9 });
  expect(autoscaleOf(stack)).toHaveProperty('profile.0.capacity', { minimum: 9, default: 9, maximum: 12 });
});

test('no zones where the region has none', () => {
  expect(planOf(stackOf(system, 'stamp-northcentralus'))).toHaveProperty('zone_balancing_enabled', false);
});
