import { compositeAvailability, slas } from '../../../topology/capacity/availability';
import { detection, noticed } from '../../../topology/capacity/detection';
import { drillFailures } from '../../../topology/capacity/drill';
import { scaleOut } from '../../../topology/capacity/reaction';
import { timeline } from '../../../topology/capacity/timeline';
import { farAndNear } from '../../support/failures';
import { type Edit, topologyOf } from '../../support/regions-file';

const probe = (intervalSeconds: number, sampleSize: number, successfulSamplesRequired: number) => ({
  intervalSeconds,
  sampleSize,
  successfulSamplesRequired,
});

test.each([
  [probe(30, 4, 2), { from: 90, to: 120 }], // three failures
  [probe(30, 4, 3), { from: 60, to: 90 }],
  [probe(5, 4, 2), { from: 40, to: 45 }],
  [probe(30, 1, 1), { from: 30, to: 60 }], // the first failure
])('%j is noticed after %j', (given, expected) => {
  expect(detection(given)).toEqual(expected);
});

test.each([
  [-1, 0],
  [90, 0],
  [105, 0.5],
  [120, 1],
  [500, 1],
])('after %d s %d of the edges have noticed', (second, expected) => {
  expect(noticed({ from: 90, to: 120 }, second)).toBe(expected);
});

test.each([
  ['enough run for 70 % CPU', 15, 900, 30, []],
  [
    'two at a time, until the CPU is at 70 %',
    9,
    900,
    30,
    [
      [540, 11],
      [900, 13],
    ],
  ],
  ['no further than the maximum', 9, 900, 10, [[540, 10]]],
  ['nothing is left', 10, 900, 10, []],
])('%s', (_, running, load, max, expected) => {
  const batches = scaleOut(running, load, { max, requestsPerSecondPerInstance: 100 });
  expect(batches.map((batch) => [batch.second, batch.running])).toEqual(expected);
});

test('one failure, second by second', () => {
  const topology = farAndNear([60, 30, 10], { min: 3, max: 20 });
  const line = timeline(topology, ['northeurope'], 1);
  const rows = line.events.map((second) => {
    const { phase, lost, regions } = line.at(second);
    const [near] = regions.map(({ asked, served, failed, running }) =>
      [asked, served, failed, running].map(Math.round),
    );
    return [second, phase, Math.round(lost), near];
  });
  expect(line.routing).toBe('nearest');
  expect(rows).toEqual([
    [-1, 'healthy', 0, [120, 120, 0, 3]],
    [0, 'detecting', 240, [120, 120, 0, 3]],
    [40, 'detecting', 912, [168, 168, 0, 3]], // 228 of the failed region's clients, four times
    [45, 'detecting', 432, [420, 300, 0, 3]], // one of ten edges notices each second; its clients' retries come along
    [46, 'detecting', 336, [444, 300, 0, 3]], // somebody waits a second
    [50, 'shifted', 0, [492, 300, 0, 3]],
    [179, 'shifted', 0, [360, 300, 60, 3]], // nobody waits longer than 30 s
    [590, 'shifted', 0, expect.arrayContaining([500, 5])],
    [expect.any(Number), 'shifted', 0, expect.arrayContaining([500, 0, 5])], // nobody fails any more
    [751, 'shifted', 0, [360, 500, 0, 5]], // nobody waits any more
    [950, 'autoscaled', 0, [360, 360, 0, 7]],
  ]);
});

const BAND: Edit = [
  'alerts:\n',
  'frontDoor: { latencyBand: { milliseconds: 50, reason: only to be tested } }\nalerts:\n',
];

test('the drill of all failures', () => {
  const topology = farAndNear([60, 30, 10], { min: 3, max: 20 }, BAND);
  const { failures, easier, refused } = drillFailures(topology, 1);
  expect([easier, refused]).toEqual([0, false]);
  expect(
    failures.map(({ failed, lost, lostAtMost }) => [...failed, Math.round(lost), Math.round(lostAtMost)]),
  ).toEqual([
    [0, 0],
    ['northeurope', 10_800, 12_000], // 240 a second for 45 s, for 50 s at most
    ['francecentral', 8100, 9000], // 180 a second, as the band sends it half of what Europe asks for
    ['australiaeast', 1800, 2000],
  ]);
  expect(failures[1]?.regions).toEqual([
    {
      region: 'francecentral',
      before: 120,
      after: { nearest: 360, band: 360, proportional: 300 },
      running: 3,
      needed: 4,
      carries: 300,
      carriesAtMost: 2000,
      limit: 'instances',
      utilization: 1.2,
      cpu: 1.2,
      cosmos: expect.closeTo(0.0036),
      // The band asks 180 before: from 300 on the way to 360, at 46.7 s, to the first batch at 590 s.
      overloadSeconds: expect.closeTo(590 - 46.667, 2),
      strain: { from: 46, to: 750 },
      verdict: 'accepted overload',
    },
    {
      region: 'australiaeast',
      before: 40,
      after: { nearest: 40, band: 40, proportional: 100 },
      running: 3,
      needed: 1,
      carries: 300,
      carriesAtMost: 2000,
      limit: 'instances',
      utilization: expect.closeTo(1 / 3),
      cpu: expect.closeTo(1 / 3),
      cosmos: expect.closeTo(0.001),
      overloadSeconds: 0,
      strain: null,
      verdict: 'carried',
    },
  ]);
});

test('what is lost is that of the routing that loses most', () => {
  const shares = topologyOf(
    ['10.30.0.0/20 }', '10.30.0.0/20, trafficShare: 75 }'],
    ['10.40.0.0/20 }', '10.40.0.0/20, trafficShare: 25 }'],
    BAND,
  );
  // Both are within the band: half of 400 a second, not a quarter.
  expect(drillFailures(shares, 1).failures.map(({ lostAtMost }) => lostAtMost)).toEqual([
    0,
    300 * 50,
    200 * 50,
  ]);
});

test('a region that is overloaded before a failure far away is so from the first moment', () => {
  const [, , , far] = drillFailures(farAndNear([60, 30, 10], { min: 3, max: 4 }), 5).failures;
  expect(far?.failed).toEqual(['australiaeast']);
  expect(far?.regions[0]).toMatchObject({ overloadSeconds: null, verdict: 'never carried' });
});

test('beyond the maximum overload lasts', () => {
  const [, first] = drillFailures(farAndNear([60, 30, 10], { min: 3, max: 4 }), 2).failures;
  expect(first?.regions[0]).toMatchObject({ needed: 8, overloadSeconds: null, verdict: 'never carried' });
});

test('by default everything is carried', () => {
  expect(
    drillFailures(topologyOf(), 1).failures.flatMap(({ regions }) => regions.map(({ verdict }) => verdict)),
  ).toEqual(['carried', 'carried', 'carried', 'carried']);
});

describe('availability', () => {
  test.each([
    ['either of two', 400, [400, 400], 0.999_789_65],
    ['any of three', 400, [400, 400, 400], 0.999_790_01],
    ['any two of three', 400, [200, 200, 200], 0.999_788_93],
    ['the big one, or both small ones', 400, [400, 200, 200], 0.999_789_29],
    ['only one', 400, [400], 0.999_190_19],
    ['not even all', 400, [100, 200], 0],
  ])('%s must be up', (_, load, carried, expected) => {
    expect(compositeAvailability(load, carried)).toBeCloseTo(expected, 8);
  });

  test('never more than any source says of what is global', () => {
    const ceiling = Math.min(
      ...slas.filter(({ scope }) => scope === 'global').map(({ availability }) => availability),
    );
    expect(compositeAvailability(1, Array(10).fill(1))).toBeLessThanOrEqual(ceiling);
  });

  test('every figure has a source', () => {
    expect(
      slas.filter(({ source, read }) => !source.includes('.com/') || !/^\d{4}-\d{2}$/.test(read)),
    ).toEqual([]);
  });
});
