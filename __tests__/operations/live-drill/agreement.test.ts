/**
 * What the drill on paper says of an edge, and what a drill measures at one that works as Microsoft documents it, in a
 * time that no machine can disturb. The same edge behind real HTTPS: drill.test.ts.
 */
import type { ResourceManager } from '../../../operations/azure/resource-manager';
import { drillLive } from '../../../operations/live-drill/drill';
import { limitsOf } from '../../../operations/live-drill/limits';
import { type Measured, measured } from '../../../operations/live-drill/measured';
import { onPaper } from '../../../operations/live-drill/paper';
import { worseThanPaper } from '../../../operations/live-drill/verdict';
import type { Probe } from '../../../topology/capacity/detection';
import { samplesOf } from '../../support/front-door/samples';
import { virtualClock } from '../../support/front-door/virtual-clock';
import { shippedTopology, withThird } from '../../support/shipped-file';

const REGION = 'westeurope';
const RATE = 2;

/** Milliseconds of every answer. */
const LATENCY = 40;

interface Case {
  readonly probe: Probe;
  /** Seconds from the beginning to the edge's first probe. */
  readonly phase: number;
}

async function drilled({ probe, phase }: Case) {
  const shipped = shippedTopology(withThird);
  const topology = { ...shipped, frontDoor: { ...shipped.frontDoor, probe } };
  const clock = virtualClock();
  let runs = true;
  const { take, healthy } = samplesOf(probe);
  const probing = async () => {
    for (let wait = phase; ; wait = probe.intervalSeconds) {
      await clock.sleep(wait * 1000);
      take(runs);
    }
  };
  void probing();

  const answers = async (region: string) => {
    await clock.sleep(LATENCY);
    return region === REGION && !runs ? { status: 403 } : { status: 200, region };
  };
  const azure = {
    get: async () => ({ properties: { state: runs ? 'Running' : 'Stopped' } }),
    post: async ({ path }: { readonly path: string }) => {
      runs = path.endsWith('/start');
    },
  } as unknown as ResourceManager;

  const outcome = await clock.run(
    drillLive({
      region: REGION,
      app: '/app',
      others: ['swedencentral', 'uksouth'],
      rate: RATE,
      limits: limitsOf(probe),
      askName: () => answers(healthy() ? REGION : 'swedencentral'),
      askDoor: answers,
      connect: async () => azure,
      record: { read: () => undefined, write: () => {}, remove: () => {} },
      clock,
      progress: { note: () => {}, detail: () => {} },
      signal: new AbortController().signal,
    }),
  );
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
