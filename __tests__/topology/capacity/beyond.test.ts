/** What holds of the drill however much is asked, and however little is carried. */
import fc from 'fast-check';
import { compositeAvailability } from '../../../topology/capacity/availability';
import { drillFailures } from '../../../topology/capacity/drill';
import { requestsCarried } from '../../../topology/capacity/throughput';
import { timeline } from '../../../topology/capacity/timeline';
import { farAndNear } from '../../support/failures';
import { type Edit, topologyOf } from '../../support/regions-file';

const runs = { seed: Number(process.env.FC_SEED ?? 20_261_125), numRuns: 40 };
const ACCOUNT =
  'cosmosAccountId: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-legacy/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-legacy';

const load = fc.integer({ min: 10, max: 1000 }).map((percent) => percent / 100);
/** Anything that the rules let through. */
const bounds = fc.tuple(fc.integer({ min: 2, max: 10 }), fc.integer({ min: 2, max: 10 }));

test('no region serves more than its instances carry, nor than Cosmos DB does', () => {
  fc.assert(
    fc.property(load, bounds, fc.integer({ min: 4, max: 20 }), (part, [min, more], thousands) => {
      const topology = farAndNear([60, 30, 10], { min, max: min + more }, [
        'maxThroughput: 1000000',
        `maxThroughput: ${thousands * 1000}`,
      ]);
      const line = timeline(topology, ['northeurope'], part);
      for (const second of [...line.events, 60, 600, 3000])
        for (const { served, running } of line.at(second).regions) {
          expect(served).toBeLessThanOrEqual(running * 100 + 1e-6);
          expect(served).toBeLessThanOrEqual(thousands * 100 + 1e-6);
        }
    }),
    runs,
  );
});

test('what is lasting beyond what is carried fails', () => {
  // 1,500 a second at what Cosmos DB lets through, 400; the failed region takes none of them.
  const [, only] = drillFailures(topologyOf(), 3.75).failures;
  expect((only?.clients.failed ?? 0) / 3600 / (1500 - 400)).toBeCloseTo(1, 1);
});

describe('what Cosmos DB carries', () => {
  test.each<[string, number, Edit[]]>([
    ['is shared', 400, []],
    [
      'is what a container has of its own, where none shares',
      100,
      [['/customerId }', '/customerId, maxThroughput: 1000 }']],
    ],
    [
      'is both together',
      500,
      [['/customerId }', '/customerId, maxThroughput: 1000 }\n    more: { partitionKey: /id }']],
    ],
    [
      'is as much again for a new container in an adopted database',
      400,
      [['regions:\n', `adopt: { ${ACCOUNT}, cosmosContainers: [] }\nregions:\n`]],
    ],
    [
      'is not known where a container is adopted',
      Number.POSITIVE_INFINITY,
      [['regions:\n', `adopt: { ${ACCOUNT}, cosmosContainers: [orders] }\nregions:\n`]],
    ],
  ])('%s', (_, expected, edits) => {
    // A peak that the least of these carries.
    expect(
      requestsCarried(topologyOf(['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: 80'], ...edits)),
    ).toBe(expected);
  });
});

describe('availability', () => {
  const loads = fc.integer({ min: 1, max: 5000 });
  const carried = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 38 });

  test('another region never lowers it', () => {
    fc.assert(
      fc.property(loads, carried, fc.integer({ min: 0, max: 3000 }), (peak, before, more) => {
        expect(compositeAvailability(peak, [...before, more])).toBeGreaterThanOrEqual(
          compositeAvailability(peak, before) - 1e-12,
        );
      }),
      runs,
    );
  });

  test('it is the sum over all that may be down', () => {
    const up = 0.9995 * 0.9999;
    fc.assert(
      fc.property(loads, fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 8 }), (peak, regions) => {
        let enough = 0;
        for (let choice = 0; choice < 2 ** regions.length; choice++) {
          const left = regions.filter((_, i) => choice & (1 << i));
          const carries = left.reduce((sum, one) => sum + one, 0) >= peak;
          if (carries) enough += up ** left.length * (1 - up) ** (regions.length - left.length);
        }
        expect(compositeAvailability(peak, regions)).toBeCloseTo(0.9999 * 0.9999 * 0.99999 * enough, 9);
      }),
      runs,
    );
  });
});
