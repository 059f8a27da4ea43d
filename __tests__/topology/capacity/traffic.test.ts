import { activeRegions, subsets } from '../../../topology/capacity/failures';
import { latencyMilliseconds } from '../../../topology/capacity/latency';
import { clientsOf, type Routing, served } from '../../../topology/capacity/traffic';
import { catalogue, type RegionFacts } from '../../../topology/catalogue';
import { farAndNear } from '../../support/failures';
import { topologyOf } from '../../support/regions-file';

const facts = (name: string): RegionFacts => {
  const found = catalogue.get(name);
  if (!found) throw new Error(name);
  return found;
};

test.each([
  ['northeurope', 'northeurope', 0],
  ['northeurope', 'francecentral', 10], // some 1000 km
  ['northeurope', 'indiasouthcentral', 200], // whose place is unknown
])('from %s to %s there and back: %d ms', (from, to, expected) => {
  expect(Math.round(latencyMilliseconds(facts(from), facts(to)))).toBe(expected);
});

const active = activeRegions(farAndNear([60, 30, 10], { min: 3, max: 20 }));
const table = (routing: Routing, failed: string[], band = 50) =>
  Object.fromEntries(served(routing, clientsOf(active, 1000), new Set(failed), band));

test.each<[Routing, string[], Record<string, number>]>([
  ['nearest', [], { northeurope: 600, francecentral: 300, australiaeast: 100 }],
  ['nearest', ['northeurope'], { francecentral: 900, australiaeast: 100 }],
  ['nearest', ['northeurope', 'francecentral'], { australiaeast: 1000 }],
  ['band', [], { northeurope: 450, francecentral: 450, australiaeast: 100 }],
  ['band', ['francecentral'], { northeurope: 900, australiaeast: 100 }],
  // From Australia both others are within 50 ms of each other.
  ['band', ['australiaeast'], { northeurope: 500, francecentral: 500 }],
  ['proportional', [], { northeurope: 600, francecentral: 300, australiaeast: 100 }],
  ['proportional', ['northeurope'], { francecentral: 750, australiaeast: 250 }],
  ['proportional', ['northeurope', 'francecentral', 'australiaeast'], {}],
])('%s, without %j', (routing, failed, expected) => {
  const loads = table(routing, failed);
  expect(
    Object.fromEntries(Object.entries(loads).map(([name, load]) => [name, Math.round(load * 1e6) / 1e6])),
  ).toEqual(expected);
});

test('a band of nothing is the nearest region', () => {
  expect(table('band', ['northeurope'], 0)).toEqual(table('nearest', ['northeurope']));
});

test('shares of nothing are spread evenly', () => {
  const none = activeRegions(farAndNear([100, 0, 0], { min: 3, max: 20 }));
  expect([...served('proportional', clientsOf(none, 100), new Set(['northeurope']), 50)]).toEqual([
    ['francecentral', 50],
    ['australiaeast', 50],
  ]);
});

test('without shares all send the same', () => {
  expect(clientsOf(activeRegions(topologyOf()), 400).map(({ load }) => load)).toEqual([200, 200]);
});

test.each([
  [0, [[]]],
  [1, [[], ['a'], ['b'], ['c']]],
  [2, [[], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c']]],
])('every choice of at most %d', (size, expected) => {
  expect(subsets(['a', 'b', 'c'], size)).toEqual(expected);
});
