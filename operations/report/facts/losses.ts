/** What the loss of each active region means for the others, second by second. */

import { type DrilledFailure, drillFailure, isRefused } from '../../../topology/capacity/drill';
import { activeRegions, carriedBy } from '../../../topology/capacity/failures';
import { requestsCarried } from '../../../topology/capacity/throughput';
import { timeline } from '../../../topology/capacity/timeline';
import type { Topology } from '../../../topology/topology';

interface LossSecond {
  /** After the failure; less than 0 is before. */
  readonly second: number;
  /** Tries a second at the region hit hardest, retries among them. */
  readonly asked: number;
  readonly served: number;
  /** What its instances and Cosmos DB carry then. */
  readonly carries: number;
  /** Tries a second that end at the failed region. */
  readonly lost: number;
}

export interface Loss {
  readonly failure: DrilledFailure;
  readonly failed: string;
  readonly hardest: string;
  /** Its load once traffic has shifted, divided by what it carries. */
  readonly used: number;
  readonly refused: boolean;
  /** Null if autoscale has nothing to do. */
  readonly autoscaledAt: number | null;
  readonly seconds: readonly LossSecond[];
}

/** The number of points in a chart. */
const POINTS = 120;
const BEFORE_SECONDS = 20;

/** At the peak; the hardest first. */
export function lossesOf(topology: Topology): Loss[] {
  return activeRegions(topology)
    .map(({ name }) => lossOf(topology, name))
    .toSorted((a, b) => Number(b.refused) - Number(a.refused) || b.used - a.used);
}

function lossOf(topology: Topology, failed: string): Loss {
  const failure = drillFailure(topology, [failed], 1);
  const line = timeline(topology, [failed], 1);
  const throughput = requestsCarried(topology);
  const at = (second: number): LossSecond => {
    const { lost, regions } = line.at(Math.max(second, -1));
    const [first] = regions;
    if (!first) throw new Error(`nothing is left when ${failed} fails`);
    const { asked, served, running } = first;
    return { second, asked, served, lost, carries: carriedBy(running, throughput, topology.capacity) };
  };
  const step = Math.max(1, Math.ceil((line.end + BEFORE_SECONDS) / POINTS));
  const regular = Array.from(
    { length: Math.floor((line.end + BEFORE_SECONDS) / step) + 1 },
    (_, i) => i * step - BEFORE_SECONDS,
  );
  const seconds = [...new Set([...regular, ...line.events])].toSorted((a, b) => a - b);
  const scaled = line.events.find((second) => line.at(second).phase === 'autoscaled');
  const hardest = line.at(-1).regions[0]?.name ?? '';
  return {
    failure,
    failed,
    hardest,
    used: failure.regions.find(({ region }) => region === hardest)?.utilization ?? 0,
    refused: isRefused(failure),
    autoscaledAt: scaled ?? null,
    seconds: seconds.map(at),
  };
}
