/** What becomes of the system in every failure. */
import type { Topology } from '../topology';
import { type Detection, detection } from './detection';
import { failure, failuresToSurvive, outcomes, type Survivor } from './failures';
import { reaction } from './overload';
import { timeline } from './timeline';
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
  /** Requests sent to the failed regions until the last edge has noticed. */
  readonly lostRequests: number;
  readonly regions: readonly DrilledRegion[];
}

/** @param load part of the peak that is under way, 1 for all of it */
export function drill(topology: Topology, load: number): DrilledFailure[] {
  const seen = detection(topology.frontDoor.probe);
  return failuresToSurvive(topology)
    .filter((failed) => failed.length > 0)
    .map((failed) => ({
      failed,
      detectionSeconds: seen,
      lostRequests: timeline(topology, failed, load).at(0).lost * ((seen.from + seen.to) / 2),
      regions: drilledRegions(topology, failed, load, seen),
    }));
}

function drilledRegions(
  topology: Topology,
  failed: readonly string[],
  load: number,
  seen: Detection,
): DrilledRegion[] {
  const all = outcomes(topology, failed, load);
  return failure(topology, failed, load).survivors.map((survivor) => {
    const own = all.filter(({ region }) => region === survivor.region);
    const under = (routing: Routing) => own.find((outcome) => outcome.routing === routing);
    const { overload } = reaction(survivor, seen, topology.capacity);
    const overloadSeconds = overload ? overload.to - overload.from : 0;
    return {
      region: survivor.region.name,
      before: under('proportional')?.before ?? 0,
      after: Object.fromEntries(routings.map((routing) => [routing, under(routing)?.after ?? 0])) as Record<
        Routing,
        number
      >,
      running: survivor.running,
      needed: Math.max(...own.map(({ needed }) => needed)),
      utilization: survivor.utilization,
      overloadSeconds: Number.isFinite(overloadSeconds) ? overloadSeconds : null,
      verdict: verdict(survivor, overloadSeconds),
    };
  });
}

function verdict({ region }: Survivor, overloadSeconds: number): Verdict {
  if (overloadSeconds === 0) return 'carried';
  if (!Number.isFinite(overloadSeconds)) return 'never carried';
  return region.acceptOverload ? 'accepted overload' : 'overload';
}
