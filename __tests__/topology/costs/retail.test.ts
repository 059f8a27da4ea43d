import { pricesOf, type RetailItem } from '../../../topology/costs/retail';

const item = (given: Partial<RetailItem>): RetailItem => ({
  armRegionName: 'westeurope',
  productName: 'Azure App Service Premium v3 Plan - Linux',
  skuName: 'P1 v3',
  meterName: 'P1 v3 App',
  retailPrice: 0.2,
  ...given,
});

test.each<[string, Partial<RetailItem>, object]>([
  ['App Service on Linux', {}, { westeurope: { P1v3: 0.2 } }],
  ['a SKU without a space', { skuName: 'P1mv3' }, { westeurope: { P1mv3: 0.2 } }],
  ['App Service on Windows', { productName: 'Azure App Service Premium v3 Plan' }, {}],
  [
    'a SKU that cannot be zone redundant',
    { productName: 'Azure App Service Basic Plan - Linux', skuName: 'B1' },
    {},
  ],
  ['a region that is not in the catalogue', { armRegionName: 'usgovvirginia' }, {}],
  [
    'Front Door, in a zone of the world',
    {
      armRegionName: 'Zone 1',
      productName: 'Azure Front Door',
      skuName: 'Premium',
      meterName: 'Premium Base Fees',
    },
    { global: { frontDoorPremium: 0.2 } },
  ],
  [
    'Front Door for a government',
    { armRegionName: 'US Gov Zone 1', productName: 'Azure Front Door', meterName: 'Premium Base Fees' },
    {},
  ],
  [
    'a private endpoint',
    {
      armRegionName: 'Global',
      productName: 'Virtual Network Private Link',
      meterName: 'Standard Private Endpoint',
    },
    { global: { privateEndpoint: 0.2 } },
  ],
  ['what is free', { retailPrice: 0 }, {}],
])('%s', (_, given, prices) => {
  expect(pricesOf([item(given)])).toEqual({ prices, contradictory: [] });
});

test('sorted, and without what has several prices', () => {
  const log = { productName: 'Log Analytics', meterName: 'Analytics Logs Data Ingestion' };
  const found = pricesOf([
    item({}),
    item({ skuName: 'P0v3' }),
    item({ ...log, retailPrice: 2 }),
    item({ ...log, retailPrice: 3 }),
    item({ armRegionName: 'northeurope' }),
    item({}),
  ]);
  expect(JSON.stringify(found.prices)).toBe(
    '{"northeurope":{"P1v3":0.2},"westeurope":{"P0v3":0.2,"P1v3":0.2}}',
  );
  expect(found.contradictory).toEqual([{ place: 'westeurope', meter: 'logIngestion', prices: [2, 3] }]);
});
