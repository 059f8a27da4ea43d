/** What becomes of the system in every failure. */
import type { Capacity } from '../instances';
import type { Region, Topology } from '../topology';
import { type Detection, detection } from './detection';
import { activeRegions, failuresToSurvive, hardest, outcomes, type Survivor } from './failures';
import { reaction } from './overload';
import { type Routing, routings } from './traffic';

export type Verdict = 'carried' | 'accepted overload' | 'overload' | 'never carried';

export interface DrilledRegion {
  readonly region: string;
  /** Requests a second of the clients near it. */
  readonly before: number;
  /** Requests a second that it serves after the failure, under each routing. */
  readonly after: Readonly<Record<Routing, number>>;
  readonly running: number;
  readonly needed: number;
  /** The highest load over what the running instances sustain. */
  readonly utilization: number;
  /** Null: until the failed region is back. */
  readonly overloadSeconds: number | null;
  readonly verdict: Verdict;
}

export interface DrilledFailure {
  readonly failed: readonly string[];
  readonly detectionSeconds: Detection;
  /** Requests sent to the failed regions until the last edge has noticed, under the routing that loses most. */
  readonly lostRequests: number;
  readonly regions: readonly DrilledRegion[];
}

/** @param load part of the peak that is under way, 1 for all of it */
export function drillFailures(topology: Topology, load: number): DrilledFailure[] {
  const left = outcomes(topology, load);
  return failuresToSurvive(topology)
    .filter((failed) => failed.length > 0)
    .map((failed) => drilled(topology, failed, load, left(failed)));
}

/** One failure; it may be of more regions than are to be survived. */
export const drillFailure = (topology: Topology, failed: readonly string[], load: number): DrilledFailure =>
  drilled(topology, failed, load, outcomes(topology, load)(failed));

function drilled(
  topology: Topology,
  failed: readonly string[],
  load: number,
  survivors: readonly Survivor[],
): DrilledFailure {
  const seen = detection(topology.frontDoor.probe);
  const lost = routings.map((routing) =>
    survivors
      .filter((survivor) => survivor.routing === routing)
      .reduce((rest, { before }) => rest - before, topology.capacity.peakRequestsPerSecond * load),
  );
  return {
    failed,
    detectionSeconds: seen,
    lostRequests: Math.max(...lost) * ((seen.from + seen.to) / 2),
    regions: activeRegions(topology)
      .map((region) => survivors.filter((survivor) => survivor.region === region))
      .filter((own) => own.length > 0)
      .map((own) => drilledRegion(own, seen, topology.capacity)),
  };
}

/** @param own what becomes of one region under every routing */
function drilledRegion(own: readonly Survivor[], seen: Detection, capacity: Capacity): DrilledRegion {
  const { region, running, utilization } = hardest(own);
  const under = (routing: Routing) => own.find((survivor) => survivor.routing === routing);
  const overloads = own.map((survivor) => reaction(survivor, seen, capacity).overload);
  const overloadSeconds = Math.max(
    ...overloads.map((overload) => (overload ? overload.to - overload.from : 0)),
  );
  return {
    region: region.name,
    before: under('proportional')?.before ?? 0,
    after: Object.fromEntries(routings.map((routing) => [routing, under(routing)?.after ?? 0])) as Record<
      Routing,
      number
    >,
    running,
    needed: Math.max(...own.map(({ needed }) => needed)),
    utilization,
    overloadSeconds: Number.isFinite(overloadSeconds) ? overloadSeconds : null,
    verdict: verdict(region, overloadSeconds),
  };
}

/** Whether a region is asked for more than it sustains, and nobody has accepted that. */
export const isRefused = ({ regions }: DrilledFailure): boolean =>
  regions.some(({ verdict }) => verdict === 'overload' || verdict === 'never carried');

function verdict({ acceptOverload }: Region, overloadSeconds: number): Verdict {
  if (overloadSeconds === 0) return 'carried';
  if (!Number.isFinite(overloadSeconds)) return 'never carried';
  return acceptOverload ? 'accepted overload' : 'overload';
}
