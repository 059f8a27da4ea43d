/** Which region serves whose requests. All loads are requests a second. */
import type { Region } from '../topology';
import { latencyMilliseconds } from './latency';

/** Loads by the name of a region. */
export type Loads = ReadonlyMap<string, number>;

/**
 * Ways in which Front Door may spread requests. The real one depends on latencies that nobody knows beforehand, so the
 * worst of them counts.
 * - `nearest`: all to the region nearest to the clients.
 * - `band`: evenly to every region at most the latency band slower than the nearest one, as documented:
 *   https://learn.microsoft.com/azure/frontdoor/routing-methods#latency
 * - `proportional`: what the failed regions served goes to the others in proportion to their shares.
 */
export const routings = ['nearest', 'band', 'proportional'] as const;
export type Routing = (typeof routings)[number];

/** The clients near one region. */
export interface Clients {
  readonly region: string;
  /** What they send. */
  readonly load: number;
  /** Every region, the nearest first. */
  readonly reach: readonly { readonly region: string; readonly milliseconds: number }[];
}

/** Splits a total load among the clients of the regions: by share, or evenly without shares. */
export function clientsOf(active: readonly Region[], total: number): Clients[] {
  const weight = ({ trafficShare }: Region) => trafficShare ?? 1;
  const sum = active.reduce((all, region) => all + weight(region), 0);
  return active.map((origin) => ({
    region: origin.name,
    load: (total * weight(origin)) / sum,
    reach: active
      .map(({ name, facts }) => ({ region: name, milliseconds: latencyMilliseconds(origin.facts, facts) }))
      .toSorted((a, b) => a.milliseconds - b.milliseconds),
  }));
}

/** The load of each healthy region; empty if none is healthy. */
export function served(
  routing: Routing,
  clients: readonly Clients[],
  failed: ReadonlySet<string>,
  bandMilliseconds: number,
): Loads {
  const healthy = clients.filter(({ region }) => !failed.has(region));
  const loads = new Map(healthy.map(({ region }) => [region, 0]));
  const add = (region: string, load: number) => loads.set(region, (loads.get(region) ?? 0) + load);
  for (const { region: origin, load, reach } of clients) {
    if (routing === 'proportional') {
      if (failed.has(origin)) for (const [region, part] of inProportion(healthy)) add(region, load * part);
      else add(origin, load);
      continue;
    }
    const left = reach.filter(({ region }) => !failed.has(region));
    const limit = (left[0]?.milliseconds ?? 0) + (routing === 'band' ? bandMilliseconds : 0);
    const near = left.filter(({ milliseconds }) => milliseconds <= limit);
    for (const { region } of near) add(region, load / near.length);
  }
  return loads;
}

/** The parts of healthy regions, which add up to 1. */
function inProportion(healthy: readonly Clients[]): [string, number][] {
  const sum = healthy.reduce((all, { load }) => all + load, 0);
  return healthy.map(({ region, load }) => [region, sum === 0 ? 1 / healthy.length : load / sum]);
}
