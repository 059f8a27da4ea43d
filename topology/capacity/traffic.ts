/** Which region serves whose requests. All loads are requests a second. */
import type { Region } from '../topology';
import { latencyMilliseconds } from './latency';

/** Loads by the name of a region. */
export type Loads = ReadonlyMap<string, number>;

/**
 * Ways in which Front Door may spread requests; the truth depends on latencies that nobody knows beforehand, so
 * plans are made for the worst of them.
 * - `nearest`: all to the region nearest to the clients.
 * - `band`: evenly to every region at most the latency band slower than the nearest one, as documented:
 *   https://learn.microsoft.com/azure/frontdoor/routing-methods#latency
 * - `proportional`: what the failed regions served goes to the others in proportion to their shares.
 */
export const routings = ['nearest', 'band', 'proportional'] as const;
export type Routing = (typeof routings)[number];

/** What the clients near each region send of a total. Without shares, all send the same. */
export function demand(active: readonly Region[], total: number): Loads {
  const weight = ({ trafficShare }: Region) => trafficShare ?? 1;
  const sum = active.reduce((all, region) => all + weight(region), 0);
  return new Map(active.map((region) => [region.name, (total * weight(region)) / sum]));
}

/** What each healthy region serves; nothing when none is healthy. */
export function served(
  routing: Routing,
  active: readonly Region[],
  failed: ReadonlySet<string>,
  demanded: Loads,
  bandMilliseconds: number,
): Loads {
  const healthy = active.filter(({ name }) => !failed.has(name));
  const loads = new Map(healthy.map(({ name }) => [name, 0]));
  for (const origin of active) {
    const load = demanded.get(origin.name) ?? 0;
    for (const [name, part] of parts(routing, origin, healthy, demanded, bandMilliseconds)) {
      loads.set(name, (loads.get(name) ?? 0) + load * part);
    }
  }
  return loads;
}

/** The parts of the requests from the clients near `origin` that each healthy region serves; they add up to 1. */
function parts(
  routing: Routing,
  origin: Region,
  healthy: readonly Region[],
  demanded: Loads,
  bandMilliseconds: number,
): [string, number][] {
  if (routing === 'proportional') {
    return healthy.includes(origin) ? [[origin.name, 1]] : inProportion(healthy, demanded);
  }
  const latency = ({ facts }: Region) => latencyMilliseconds(origin.facts, facts);
  const fastest = Math.min(...healthy.map(latency));
  const limit = fastest + (routing === 'band' ? bandMilliseconds : 0);
  return evenly(healthy.filter((region) => latency(region) <= limit));
}

function inProportion(healthy: readonly Region[], demanded: Loads): [string, number][] {
  const of = ({ name }: Region) => demanded.get(name) ?? 0;
  const sum = healthy.reduce((all, region) => all + of(region), 0);
  return sum === 0 ? evenly(healthy) : healthy.map((region) => [region.name, of(region) / sum]);
}

const evenly = (regions: readonly Region[]): [string, number][] =>
  regions.map(({ name }) => [name, 1 / regions.length]);
