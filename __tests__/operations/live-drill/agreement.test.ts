/**
 * What the drill on paper says of an edge, and what a drill measures at one that works as Microsoft documents it, in a
 * time that no machine can disturb. The same edge behind real HTTPS: loopback.test.ts.
 */
import { drillLive } from '../../../operations/live-drill/drill';
import { type Measured, measured } from '../../../operations/live-drill/measured';
import { onPaper } from '../../../operations/live-drill/paper';
import { worseThanPaper } from '../../../operations/live-drill/verdict';
import type { Probe } from '../../../topology/capacity/detection';
import { shippedTopology, withThird } from '../../support/shipped-file';
import { REGION, virtualSystem } from './support/virtual-system';

const RATE = 2;

interface Case {
  readonly probe: Probe;
  /** Seconds from the beginning to the edge's first probe. */
  readonly phase: number;
}

async function drilled(given: Case) {
  const shipped = shippedTopology(withThird);
  const topology = { ...shipped, frontDoor: { ...shipped.frontDoor, probe: given.probe } };
  const system = virtualSystem(given);
  const outcome = await system.clock.run(drillLive(system.drill({ rate: RATE })));
  const paper = onPaper(topology, REGION, RATE);
  return { outcome, paper, seen: measured(outcome.requests, REGION, outcome.marks) };
}

const PROBES: readonly Probe[] = [
  { intervalSeconds: 10, sampleSize: 4, successfulSamplesRequired: 3 },
  { intervalSeconds: 5, sampleSize: 4, successfulSamplesRequired: 2 },
  { intervalSeconds: 30, sampleSize: 1, successfulSamplesRequired: 1 },
  { intervalSeconds: 15, sampleSize: 5, successfulSamplesRequired: 1 },
];

/** Requests come every half second, so that is how sharply a time is seen. */
const SEEN = 2 / RATE;

test.each(PROBES)('$intervalSeconds s, $successfulSamplesRequired of $sampleSize', async (probe) => {
  for (let phase = 0; phase < probe.intervalSeconds; phase += probe.intervalSeconds / 5) {
    const { outcome, paper, seen } = await drilled({ probe, phase });
    const times = ['noticed', 'back'] as const;
    const found: Record<(typeof times)[number], number | null> = {
      noticed: seen.noticedAfter,
      back: seen.backAfter,
    };
    for (const time of times) {
      expect(found[time]).toBeGreaterThanOrEqual(paper[time].from - SEEN);
      expect(found[time]).toBeLessThanOrEqual(paper[time].to + SEEN);
    }
    const counts = ['lost', 'failed', 'slowed', 'retried'] as const satisfies readonly (keyof Measured)[];
    for (const name of counts) {
      // A request at the edge of a second, and its retries.
      const slack = name === 'retried' ? 6 : 2;
      expect(seen[name]).toBeGreaterThanOrEqual(paper[name].from - slack);
      expect(seen[name]).toBeLessThanOrEqual(paper[name].to + slack);
    }
    expect(worseThanPaper(seen, paper, outcome)).toEqual([]);
  }
});

test('an edge that waits for probes notices late at one end of an interval, and early at the other', async () => {
  const [probe] = PROBES as readonly [Probe];
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, phase) => drilled({ probe, phase })).map(
      async (one) => (await one).seen.noticedAfter ?? 0,
    ),
  );
  expect(Math.max(...all) - Math.min(...all)).toBeGreaterThan(probe.intervalSeconds * 0.8);
});
