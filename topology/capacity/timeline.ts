/** One failure, second by second. */
import type { Topology } from '../topology';
import { detection, noticed } from './detection';
import { hardest, outcomes, type Survivor } from './failures';
import { reaction } from './overload';
import type { Batch } from './reaction';
import type { Routing } from './traffic';

export type Phase = 'healthy' | 'detecting' | 'shifted' | 'autoscaled';

export interface RegionLoad {
  readonly name: string;
  /** Requests a second. */
  readonly load: number;
  readonly running: number;
  /** Load over what the running instances sustain. */
  readonly utilization: number;
}

export interface TimelinePoint {
  /** After the failure. */
  readonly second: number;
  readonly phase: Phase;
  /** Requests a second that still go to the failed regions. */
  readonly lost: number;
  readonly regions: readonly RegionLoad[];
}

export interface Timeline {
  readonly routing: Routing;
  readonly end: number;
  /** Seconds at which something begins or changes. */
  readonly events: readonly number[];
  readonly at: (second: number) => TimelinePoint;
}

const AFTERMATH_SECONDS = 60;

/** Under the routing that asks most of one of the survivors. */
export function timeline(topology: Topology, failed: readonly string[], load: number): Timeline {
  const { capacity } = topology;
  const seen = detection(topology.frontDoor.probe);
  const all = outcomes(topology, load)(failed);
  const { routing } = hardest(all);
  const survivors = all
    .filter((outcome) => outcome.routing === routing)
    .map((survivor) => ({ survivor, ...reaction(survivor, seen, capacity) }));
  const batchSeconds = survivors.flatMap(({ batches }) => batches.map(({ second }) => second));
  const scaled = batchSeconds.length > 0 ? Math.max(...batchSeconds) : Number.POSITIVE_INFINITY;
  const total = capacity.peakRequestsPerSecond * load;

  const phase = (second: number): Phase => {
    if (second < 0) return 'healthy';
    if (second < seen.to) return 'detecting';
    return second < scaled ? 'shifted' : 'autoscaled';
  };
  const at = (second: number): TimelinePoint => {
    const regions = survivors.map(({ survivor, batches }) => {
      const moved = survivor.before + noticed(seen, second) * (survivor.after - survivor.before);
      const running = runningAt(survivor, batches, second);
      const utilization = moved / (running * capacity.requestsPerSecondPerInstance);
      return { name: survivor.region.name, load: moved, running, utilization };
    });
    const lost = second < 0 ? 0 : total - regions.reduce((sum, region) => sum + region.load, 0);
    return { second, phase: phase(second), lost: Math.max(lost, 0), regions };
  };
  const middle = Math.round((seen.from + seen.to) / 2);
  const events = [...new Set([-1, 0, seen.from, middle, seen.to, ...batchSeconds])].toSorted((a, b) => a - b);
  return { routing, events, end: (events.at(-1) ?? 0) + AFTERMATH_SECONDS, at };
}

const runningAt = (survivor: Survivor, batches: readonly Batch[], second: number): number =>
  batches.findLast((batch) => batch.second <= second)?.running ?? survivor.running;
