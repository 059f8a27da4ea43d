import { catalogue, distanceKm, nearestRegion, type RegionFacts } from '../../topology/catalogue';

const region = (name: string): RegionFacts => {
  const facts = catalogue.get(name);
  if (!facts) throw new Error(`${name} is not in the catalogue`);
  return facts;
};

test('what the catalogue holds', () => {
  const all = [...catalogue.values()];
  expect([all.length, all.filter(({ zones }) => zones > 0).length]).toEqual([57, 39]);
  expect(all.filter(({ accessRestricted, zones }) => accessRestricted && zones > 0)).toEqual([]);
});

test('short codes tell regions apart and fit into names', () => {
  const codes = [...catalogue.values()].map(({ geoCode }) => geoCode);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[a-z][a-z0-9]{1,3}$/.test(code))).toEqual([]);
});

test.each([
  ['westeurop', 'westeurope'],
  ['West Europe', 'westeurope'],
  ['UK-South', 'uksouth'],
  ['swedencentrall', 'swedencentral'],
  ['northeurop3', 'northeurope'],
  ['mars', undefined],
  ['', undefined],
])('%j is nearest to %s', (name, expected) => {
  expect(nearestRegion(name)).toBe(expected);
});

// Computed apart, by the spherical law of cosines on the same coordinates.
test.each([
  ['westeurope', 'northeurope', 756],
  ['westeurope', 'swedencentral', 1187],
  ['eastus', 'australiaeast', 15_442],
  ['southeastasia', 'southeastasia', 0],
])('%s to %s: %d km', (from, to, expected) => {
  expect(Math.round(distanceKm(region(from), region(to)) ?? Number.NaN)).toBe(expected);
});

test('no distance without coordinates', () => {
  expect(distanceKm(region('indiasouthcentral'), region('westeurope'))).toBeUndefined();
});
