/** One failure, second by second. */
import type { Topology } from '../topology';
import { type Flow, flow, HOUR_SECONDS, worst } from './aftermath';
import { triesLost } from './clients';
import { detection } from './detection';
import { outcomes } from './failures';
import type { QueueSecond } from './queue';
import type { Routing } from './traffic';

type Phase = 'healthy' | 'detecting' | 'shifted' | 'autoscaled';

/** Tries in one second, retries among them. */
interface RegionLoad {
  readonly name: string;
  readonly asked: number;
  /** Never more than its running instances and Cosmos DB carry. */
  readonly served: number;
  /** Tries that fail because they would wait too long. */
  readonly failed: number;
  /** How long the last accepted try waits. */
  readonly waitSeconds: number;
  readonly running: number;
  /** Load served over load carried: at most 1. */
  readonly used: number;
}

/** The second that begins so many seconds after the failure. */
interface TimelinePoint {
  readonly second: number;
  readonly phase: Phase;
  /** Tries that reach the failed regions. */
  readonly lost: number;
  /** The hardest hit first. */
  readonly regions: readonly RegionLoad[];
}

export interface Timeline {
  readonly routing: Routing;
  readonly end: number;
  /** Seconds at which something changes. */
  readonly events: readonly number[];
  readonly at: (second: number) => TimelinePoint;
}

const AFTERMATH_SECONDS = 60;

/** Under the routing under which most requests fail. */
export function timeline(topology: Topology, failed: readonly string[], load: number): Timeline {
  const seen = detection(topology.frontDoor.probe);
  const { routing, lost, takeovers } = worst(topology, outcomes(topology, load)(failed), load);
  const hardestFirst = takeovers
    .toSorted((a, b) => b.survivor.utilization - a.survivor.utilization)
    .map((takeover) => ({ name: takeover.survivor.region.name, ...flow(takeover, seen, topology.capacity) }));
  const batchSeconds = hardestFirst.flatMap(({ batches }) => batches.map(({ second }) => second));
  const scaled = batchSeconds.length > 0 ? Math.max(...batchSeconds) : Number.POSITIVE_INFINITY;

  const phase = (second: number): Phase => {
    if (second < 0) return 'healthy';
    if (second < seen.to) return 'detecting';
    return second < scaled ? 'shifted' : 'autoscaled';
  };
  const at = (second: number): TimelinePoint => ({
    second,
    phase: phase(second),
    lost: triesLost(lost, seen, second).reduce((sum, tries) => sum + tries, 0),
    regions: hardestFirst.map(({ name, ...one }) => ({ name, ...loadAt(one, second) })),
  });
  const middle = Math.round((seen.from + seen.to) / 2);
  const failing = failed.length > 0 ? [0, seen.from, middle, seen.to] : [0];
  const turns = hardestFirst.slice(0, 1).flatMap(turningPoints);
  const events = [...new Set([-1, ...failing, ...batchSeconds, ...turns])].toSorted((a, b) => a - b);
  return { routing, events, end: (events.at(-1) ?? 0) + AFTERMATH_SECONDS, at };
}

function loadAt({ running, at }: Flow, second: number): Omit<RegionLoad, 'name'> {
  const { asked, served, refused, waitSeconds, carried } = at(second);
  return {
    asked,
    served,
    failed: refused,
    waitSeconds,
    running: running(second),
    used: served / carried,
  };
}

/** When requests begin to wait and to fail, and when the last ones do. */
function turningPoints({ seconds }: Flow): number[] {
  const hour = seconds.filter(({ second }) => second >= 0 && second < HOUR_SECONDS);
  return [
    ({ refused }: QueueSecond) => refused > 0,
    ({ waitSeconds }: QueueSecond) => waitSeconds >= 1,
  ].flatMap((holds) => {
    const [first] = hour.filter(holds);
    const last = hour.findLast(holds);
    if (!first || !last) return [];
    return last.second + 1 < HOUR_SECONDS ? [first.second, last.second + 1] : [first.second];
  });
}
