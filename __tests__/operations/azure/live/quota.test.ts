import { grantOf, quotaSaid } from '../../../../operations/azure/live/app-service-quota';

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
  ['P1v3', usage('P1v3 Cores', 2, 10), 4],
  ['P1v3', usage('PremiumV3 cores', 2, 10), 4],
  ['P1v3', usage('Total Regional vCPUs', 2, 10), 4],
  ['P1v3', usage('PremiumV2 cores', 0, 0), undefined],
  ['P1v3', usage('PremiumMV3 cores', 0, 0), undefined],
  ['P1v3', usage('Isolated cores', 0, 0, 'Core Count'), undefined],
  ['P1v3', usage('Standard Cores usage in West US', 0, 0, 'Core Count'), undefined],
  ['P1v3', usage('P2v3', 0, 0, 'Core Count'), undefined],
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

const wanted = { sku: 'P1v3', instances: { min: 3, max: 6 }, running: 0 } as const;

test.each([
  [
    'enough of a total',
    [usage('Total VMs', 0, 100)],
    'unknown',
    'Total VMs: enough for 6 instances, unless P1v3 has a',
  ],
  [
    'enough cores of a region',
    [usage('Cores usage in West US', 0, 100)],
    'unknown',
    'Cores usage in West US: enough',
  ],
  ['a total that is too small', [usage('Total VMs', 0, 2)], 'problem', 'Total VMs: 2 instances'],
  ['a total for the least only', [usage('Total VMs', 0, 4)], 'note', 'Total VMs: 4 instances'],
  [
    'a total beside the tier',
    [usage('Total VMs', 0, 50), usage('PremiumV3 VMs', 0, 80)],
    'fine',
    'Total VMs: enough',
  ],
  ['cores of other tiers', [usage('Isolated cores', 0, 0)], 'unknown', 'Azure lists no quota for P1v3'],
])('%s', (_, usages, verdict, found) => {
  const said = quotaSaid(
    usages.flatMap((each) => grantOf(each, wanted.sku) ?? []),
    wanted,
  );
  expect(said).toMatchObject({ verdict, found: expect.stringContaining(found) });
});
