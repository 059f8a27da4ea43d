import { catalogue } from '../../../topology/catalogue';
import { type Meter, timesAMonth } from '../../../topology/costs/meters';
import { monthlyPrice, pricedOn } from '../../../topology/costs/prices';
import table from '../../../topology/data/azure-prices.json';
import { zoneRedundantSkus } from '../../../topology/skus';

const meters: readonly string[] = [
  ...zoneRedundantSkus,
  'cosmosMultiWrite',
  'frontDoorPremium',
  'learnedAlert',
  'logAlert',
  'logAlertOften',
  'logIngestion',
  'logRetention',
  'metricAlert',
  'privateEndpoint',
  'registry',
  'registryReplica',
  'webTest',
];

describe('the table', () => {
  test.each(table.sources)(
    '$url: what, when, and only prices that are used',
    ({ what, url, date, prices }) => {
      expect(what).not.toBe('');
      expect(new URL(url).protocol).toBe('https:');
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      for (const [place, of] of Object.entries(prices)) {
        expect(place === 'global' || catalogue.has(place)).toBe(true);
        for (const [meter, price] of Object.entries(of)) {
          expect(meters).toContain(meter);
          expect(price).toBeGreaterThan(0);
        }
      }
    },
  );

  test('says when its prices held', () => {
    expect(pricedOn).toMatch(/^\d{4}-\d{2}-\d{2}(?: to \d{4}-\d{2}-\d{2})?$/);
  });
});

test.each<[Meter, number]>([
  ['P1v3', 730],
  ['cosmosMultiWrite', 730],
  ['registry', 730 / 24],
  ['frontDoorPremium', 1],
])('%s is paid %d times a month', (meter, times) => {
  expect(timesAMonth(meter)).toBe(times);
});

test('where no source gives a price, it is unknown', () => {
  expect(monthlyPrice('P1v3', 'nowhere')).toBeUndefined();
});

test('what is sold everywhere at one price is known everywhere', () => {
  expect(monthlyPrice('frontDoorPremium', 'nowhere')).toBe(monthlyPrice('frontDoorPremium', 'global'));
});
