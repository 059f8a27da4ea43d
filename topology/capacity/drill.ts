/** How the system copes with every failure. */
import type { Capacity } from '../instances';
import type { Region, Topology } from '../topology';
import { type Known, type Strain, worst } from './aftermath';
import type { ClientView } from './clients';
import { type Detection, detection } from './detection';
import { activeRegions, carriedBy, failuresToSurvive, hardest, outcomes, type Survivor } from './failures';
import { reaction } from './overload';
import { type Routing, routings } from './traffic';

type Verdict = 'carried' | 'accepted overload' | 'overload' | 'never carried';

/** All loads in requests a second. */
export interface DrilledRegion {
  readonly region: string;
  /** What the clients near it send. */
  readonly before: number;
  /** Its load after the failure, under each routing, without retries. */
  readonly after: Readonly<Record<Routing, number>>;
  readonly running: number;
  readonly needed: number;
  /** What the running instances and Cosmos DB carry. */
  readonly carries: number;
  /** The same with the maximum of instances. */
  readonly carriesAtMost: number;
  /** What limits that. */
  readonly limit: 'instances' | 'Cosmos DB';
  /** The highest load over what is carried. */
  readonly utilization: number;
  /** The highest load over what the running instances sustain: above 1 is overload. */
  readonly cpu: number;
  /** The same over what Cosmos DB carries; null where that is not known. */
  readonly cosmos: number | null;
  /** How long its load exceeds what it carries, without retries and waiting requests. Null: until the failed region is back. */
  readonly overloadSeconds: number | null;
  /** The same with retries and waiting requests. Null: no request waits for long. */
  readonly strain: Strain | null;
  readonly verdict: Verdict;
}

export interface DrilledFailure {
  /** None: all regions are up. */
  readonly failed: readonly string[];
  readonly detectionSeconds: Detection;
  /** Requests sent to the failed regions under the worst routing, if every edge notices as late as the last one. */
  readonly lostAtMost: number;
  /** The routing under which most requests fail; what follows is under it. */
  readonly routing: Routing;
  /** Requests sent to the failed regions, with edges that notice one after another. */
  readonly lost: number;
  /** In the first hour. */
  readonly clients: ClientView;
  readonly regions: readonly DrilledRegion[];
}

export interface Drill {
  /** The hardest ones, in the order of the file. */
  readonly failures: readonly DrilledFailure[];
  /** How many more were calculated, none of them harder. */
  readonly easier: number;
  readonly refused: boolean;
}

/** As many as people will read. */
const SHOWN = 40;

/** @param load part of the peak that is under way, 1 for all of it */
export function drillFailures(topology: Topology, load: number): Drill {
  const left = outcomes(topology, load);
  const seen = detection(topology.frontDoor.probe);
  const all = failuresToSurvive(topology).map((failed) => {
    const regions = drilledRegions(topology, left(failed), seen, new Map());
    return { failed, regions, refused: isRefused({ regions }), used: Math.max(...regions.map(used)) };
  });
  const known: Known = new Map();
  const hard = all
    .toSorted((a, b) => Number(b.refused) - Number(a.refused) || b.used - a.used)
    .slice(0, SHOWN);
  return {
    failures: all
      .filter((one) => hard.includes(one))
      .map(({ failed }) => drillFailure(topology, failed, load, known)),
    easier: all.length - hard.length,
    refused: all.some(({ refused }) => refused),
  };
}

const used = ({ utilization }: DrilledRegion): number => utilization;

/** One failure, which may be of more regions than `capacity.survive`. */
export function drillFailure(
  topology: Topology,
  failed: readonly string[],
  load: number,
  known?: Known,
): DrilledFailure {
  const survivors = outcomes(topology, load)(failed);
  const seen = detection(topology.frontDoor.probe);
  const { routing, lost, lostAtMost, clients, strains } = worst(topology, survivors, load, known);
  return {
    failed,
    detectionSeconds: seen,
    routing,
    lostAtMost: lostAtMost * seen.to,
    lost: (lost * (seen.from + seen.to)) / 2,
    clients,
    regions: drilledRegions(topology, survivors, seen, strains),
  };
}

const drilledRegions = (
  topology: Topology,
  survivors: readonly Survivor[],
  seen: Detection,
  strains: ReadonlyMap<string, Strain>,
): DrilledRegion[] =>
  activeRegions(topology)
    .map((region) => survivors.filter((survivor) => survivor.region === region))
    .filter((own) => own.length > 0)
    .map((own) => drilledRegion(own, seen, topology.capacity))
    .map((one) => ({ ...one, strain: strains.get(one.region) ?? null }));

/** @param own what becomes of one region under every routing */
function drilledRegion(
  own: readonly Survivor[],
  seen: Detection,
  capacity: Capacity,
): Omit<DrilledRegion, 'strain'> {
  const { region, after, running, carries, carriesAtMost, throughput, utilization } = hardest(own);
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
    carries,
    carriesAtMost,
    limit: carriesAtMost < throughput ? 'instances' : 'Cosmos DB',
    utilization,
    cpu: after / carriedBy(running, Number.POSITIVE_INFINITY, capacity),
    cosmos: Number.isFinite(throughput) ? after / throughput : null,
    overloadSeconds: Number.isFinite(overloadSeconds) ? overloadSeconds : null,
    verdict: verdict(region, overloadSeconds),
  };
}

/** Whether a region is overloaded and the file does not accept that. */
export const isRefused = ({ regions }: Pick<DrilledFailure, 'regions'>): boolean =>
  regions.some(({ verdict }) => verdict === 'overload' || verdict === 'never carried');

function verdict({ acceptOverload }: Region, overloadSeconds: number): Verdict {
  if (overloadSeconds === 0) return 'carried';
  if (!Number.isFinite(overloadSeconds)) return 'never carried';
  return acceptOverload ? 'accepted overload' : 'overload';
}
