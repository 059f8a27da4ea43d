import { grantOf } from '../../../../operations/azure/live/app-service-quota';

const usage = (value: string, currentValue: number, limit: number, unit = 'Count') => ({
  name: { value, localizedValue: value },
  unit,
  currentValue,
  limit,
});

test.each([
  ['P1v3', usage('P1v3', 2, 10), 8],
  ['P1v3', usage('P1V3 VMs', 2, 10), 8],
  ['P1v3', usage('PremiumV3 VMs', 2, 10), 8],
  ['P1v3', usage('Total Regional VMs', 2, 10), 8],
  ['P1v3', usage('Cores usage in West US', 55, 250, 'Core Count'), 97], // two cores each
  ['P1v3', usage('P1v3 VMs', 2, -1), Number.POSITIVE_INFINITY],
  ['P1v3', usage('P2v3 VMs', 2, 10), undefined],
  ['P1v3', usage('P1v2 VMs', 2, 10), undefined],
  ['P1v3', usage('P1mv3 VMs', 2, 10), undefined],
  ['P1v3', usage('PremiumMV3 VMs', 2, 10), undefined],
  ['P1mv3', usage('PremiumMV3 VMs', 2, 10), 8],
  ['P1v3', usage('Dynamic VMs', 2, 10), undefined],
] as const)('%s: %j leaves %s', (sku, found, free) => {
  expect(grantOf(found, sku)?.free).toBe(free);
});
