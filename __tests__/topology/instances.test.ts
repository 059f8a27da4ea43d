import { defaultInstances, neededInstances, neededWithZoneLoss } from '../../topology/instances';

const capacity = (peakRequestsPerSecond: number) => ({
  peakRequestsPerSecond,
  requestsPerSecondPerInstance: 100,
});

test.each([
  [0, 0],
  [1, 1],
  [100, 1],
  [100.0000001, 1], // a rounding error of shares, no request
  [101, 2],
  [900, 9],
])('%d requests a second take %d instances', (load, expected) => {
  expect(neededInstances(load, capacity(1))).toBe(expected);
});

test.each([1, 2, 3, 7, 9, 20])(
  '%d instances are left when a zone of 3 is lost, and no instance is idle',
  (needed) => {
    const left = (total: number) => total - Math.ceil(total / 3); // the fullest zone goes
    const total = neededWithZoneLoss(needed, 3);
    expect(left(total)).toBe(needed);
    expect(left(total - 1)).toBeLessThan(needed);
  },
);

test('a region without zones loses none', () => {
  expect(neededWithZoneLoss(9, 0)).toBe(9);
});

test.each([
  { peak: 50, zones: 3, min: 3 }, // one in each zone
  { peak: 50, zones: 0, min: 2 },
  { peak: 400, zones: 3, min: 6 },
  { peak: 900, zones: 3, min: 15 },
  { peak: 900, zones: 2, min: 18 },
  { peak: 900, zones: 0, min: 9 },
  { peak: 9000, zones: 3, min: 30 },
])('at a peak of $peak with $zones zones at least $min run', ({ peak, zones, min }) => {
  expect(defaultInstances(capacity(peak), zones)).toEqual({ min, max: 30 });
});
