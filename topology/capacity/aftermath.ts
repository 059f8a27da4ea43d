/** One failure under one routing, second by second, for its clients and the remaining regions. */
import type { Capacity } from '../instances';
import type { Topology } from '../topology';
import { addViews, type ClientView, PATIENCE_SECONDS, triesLost, triesMoved } from './clients';
import { type Detection, detection, noticed } from './detection';
import { carriedBy, hardest, type Survivor } from './failures';
import { reaction } from './overload';
import { type QueueSecond, queue } from './queue';
import type { Batch } from './reaction';
import { type Routing, routings } from './traffic';

/** Totals cover this time after the failure. */
export const HOUR_SECONDS = 3600;

/** If the load was too high even before: the time until retries of retries reach a balance. */
const BALANCE_SECONDS = 300;

export interface Takeover {
  readonly survivor: Survivor;
  /** Requests a second that this region takes over from the failed ones; their retries come too. */
  readonly coming: number;
}

export interface Aftermath {
  readonly routing: Routing;
  /** Requests a second that the failed regions served. */
  readonly lost: number;
  /** The same, under the routing that loses most. */
  readonly lostAtMost: number;
  readonly takeovers: readonly Takeover[];
  /** In the first hour. */
  readonly clients: ClientView;
  /** The longest strain of each region under any routing, by name; counts retries and waiting requests. */
  readonly strains: ReadonlyMap<string, Strain>;
}

/** Seconds after the failure, from the first to the last in which requests fail or wait a second or more. */
export interface Strain {
  readonly from: number;
  /** Null: longer than the first hour, or autoscale, takes. */
  readonly to: number | null;
}

interface Effect {
  readonly clients: ClientView;
  readonly strain: Strain | null;
}

/** Results for equal takeovers: most regions are alike in most failures. */
export type Known = Map<string, Effect>;

/**
 * The routing under which most requests fail; among equals, the one with the highest load on a region.
 * @param survivors of one failure, under every routing
 * @param load part of the peak that is under way
 */
export function worst(
  { capacity, frontDoor }: Topology,
  survivors: readonly Survivor[],
  load: number,
  known: Known = new Map(),
): Aftermath {
  const seen = detection(frontDoor.probe);
  const all = routings
    .map((routing) => {
      const own = survivors.filter((survivor) => survivor.routing === routing);
      const { lost, takeovers } = shared(own, capacity.peakRequestsPerSecond * load);
      const effects = takeovers.map((takeover) => effectOf(takeover, seen, capacity, known));
      const clients = addViews([viewOfLost(lost, seen), ...effects.map((effect) => effect.clients)]);
      const strains = effects.map(
        ({ strain }, i) => [takeovers[i]?.survivor.region.name ?? '', strain] as const,
      );
      return { used: hardest(own).utilization, routing, lost, takeovers, clients, strains };
    })
    .toSorted((a, b) => Math.round(b.clients.failed - a.clients.failed) || b.used - a.used);
  const [first] = all;
  if (!first) throw new Error('there is no routing');
  return {
    ...first,
    lostAtMost: Math.max(...all.map(({ lost }) => lost)),
    strains: longest(all.flatMap(({ strains }) => strains)),
  };
}

function longest(all: readonly (readonly [region: string, strain: Strain | null])[]): Map<string, Strain> {
  const end = ({ to }: Strain) => to ?? Number.POSITIVE_INFINITY;
  const found = new Map<string, Strain>();
  for (const [region, strain] of all) {
    const other = found.get(region);
    if (strain && (!other || end(strain) > end(other))) found.set(region, strain);
  }
  return found;
}

/** Retries of requests to the failed regions go where that load goes. */
function shared(survivors: readonly Survivor[], total: number): Pick<Aftermath, 'lost' | 'takeovers'> {
  const lost = Math.max(
    survivors.reduce((rest, { before }) => rest - before, total),
    0,
  );
  const more = ({ before, after }: Survivor) => Math.max(after - before, 0);
  const moved = survivors.reduce((sum, survivor) => sum + more(survivor), 0);
  return {
    lost,
    takeovers: survivors.map((survivor) => ({
      survivor,
      coming: moved > 0 ? (lost * more(survivor)) / moved : 0,
    })),
  };
}

function viewOfLost(lost: number, seen: Detection): ClientView {
  const seconds = Array.from({ length: Math.min(seen.to, HOUR_SECONDS) }, (_, second) =>
    triesLost(lost, seen, second),
  );
  return {
    failed: seconds.reduce((sum, tries) => sum + (tries.at(-1) ?? 0), 0),
    slowed: 0, // those that succeed in the end are counted as slowed in the region that answers
    retried: seconds.flatMap(([, ...retries]) => retries).reduce((sum, tries) => sum + tries, 0),
  };
}

function effectOf(takeover: Takeover, seen: Detection, capacity: Capacity, known: Known): Effect {
  const { before, after, running, throughput, region } = takeover.survivor;
  const { max } = region.instances;
  const key = [before, after, takeover.coming, running, throughput, max].map((n) => n.toFixed(6)).join();
  const effect = known.get(key) ?? effectIn(flow(takeover, seen, capacity).seconds);
  known.set(key, effect);
  return effect;
}

function effectIn(all: readonly QueueSecond[]): Effect {
  const after = all.filter(({ second }) => second >= 0);
  const strained = after.filter(({ refused, waitSeconds }) => refused > 0 || waitSeconds >= 1);
  const [first, last] = [strained.at(0), strained.at(-1)];
  return {
    clients: addViews(after.filter(({ second }) => second < HOUR_SECONDS)),
    strain: first && last ? { from: first.second, to: last === after.at(-1) ? null : last.second } : null,
  };
}

export interface Flow {
  readonly batches: readonly Batch[];
  readonly running: (second: number) => number;
  readonly seconds: readonly QueueSecond[];
  readonly at: (second: number) => QueueSecond;
}

/** The load of a region that takes over, from one second before the failure. */
export function flow({ survivor, coming }: Takeover, seen: Detection, capacity: Capacity): Flow {
  const { before, after, throughput, carries } = survivor;
  const { batches } = reaction(survivor, seen, capacity);
  const running = (second: number) =>
    batches.findLast((batch) => batch.second <= second)?.running ?? survivor.running;
  const overloaded = before > carries * (1 + 1e-9);
  const scaled = batches.at(-1)?.second ?? 0;
  const seconds = queue({
    from: overloaded ? -BALANCE_SECONDS : -1,
    to: Math.max(HOUR_SECONDS, scaled + 1),
    settled: Math.max(seen.to, scaled) + 10,
    waitSeconds: overloaded ? PATIENCE_SECONDS : 0,
    arriving: (second) => {
      const [, ...retries] = triesMoved(coming, seen, second);
      return [before + noticed(seen, second + 0.5) * (after - before), ...retries];
    },
    carries: (second) => carriedBy(running(second), throughput, capacity),
  });
  const at = (second: number) => {
    const found = seconds[second - (seconds[0]?.second ?? 0)] ?? seconds.at(-1);
    if (!found) throw new Error(`nothing is known of second ${second}`);
    return found;
  };
  return { batches, running, seconds, at };
}
