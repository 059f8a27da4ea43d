/** Every failure to survive, and what it asks of the regions that are left. */

import { neededInstances } from '../instances';
import type { Region, Topology } from '../topology';
import { clientsOf, type Loads, type Routing, routings, served } from './traffic';

/** One region that is left after a failure, under one routing. Loads in requests a second. */
export interface Survivor {
  readonly region: Region;
  readonly routing: Routing;
  readonly before: number;
  readonly after: number;
  /** Instances at the moment of the failure: the minimum, or what the load before it took. */
  readonly running: number;
  readonly needed: number;
  /** Load over what the running instances sustain; more than 1 is overload. */
  readonly utilization: number;
}

export const activeRegions = ({ regions }: Topology): readonly Region[] =>
  regions.filter(({ state }) => state === 'active');

/** Every choice of at most `size` of the names, the empty one first, then the smaller ones. */
export function subsets(names: readonly string[], size: number): string[][] {
  const ofSize = (left: number, from: number): string[][] =>
    left === 0
      ? [[]]
      : names.slice(from).flatMap((name, i) => ofSize(left - 1, from + i + 1).map((rest) => [name, ...rest]));
  return Array.from({ length: size + 1 }, (_, left) => ofSize(left, 0)).flat();
}

/** What must be survived: the loss of no region, of each one, and of each combination of up to `survive`. */
export function failuresToSurvive(topology: Topology): string[][] {
  const names = activeRegions(topology).map(({ name }) => name);
  return subsets(names, Math.min(topology.capacity.survive, names.length - 1));
}

/**
 * What becomes of every region that is left, under every routing. Prepared once for all failures: 39 regions of which
 * three may fail have ten thousand.
 * @param load part of the peak that is under way, 1 for all of it
 */
export function outcomes(topology: Topology, load = 1): (failed: readonly string[]) => Survivor[] {
  const active = activeRegions(topology);
  const clients = clientsOf(active, topology.capacity.peakRequestsPerSecond * load);
  const under = (routing: Routing, failed: readonly string[]): Loads =>
    served(routing, clients, new Set(failed), topology.frontDoor.latencyBand?.milliseconds ?? 0);
  const healthy = routings.map((routing) => ({ routing, before: under(routing, []) }));
  return (failed) => {
    const left = active.filter(({ name }) => !failed.includes(name));
    return healthy.flatMap(({ routing, before }) => {
      const after = under(routing, failed);
      return left.map((region) => ({
        region,
        routing,
        ...taking(topology, region, before.get(region.name) ?? 0, after.get(region.name) ?? 0),
      }));
    });
  };
}

/** The one that is asked most of. */
export const hardest = (survivors: readonly Survivor[]): Survivor =>
  survivors.reduce((worst, other) => (other.utilization > worst.utilization ? other : worst));

function taking({ capacity }: Topology, { instances }: Region, before: number, after: number) {
  const running = Math.min(Math.max(instances.min, neededInstances(before, capacity)), instances.max);
  return {
    before,
    after,
    running,
    needed: neededInstances(after, capacity),
    utilization: after / (running * capacity.requestsPerSecondPerInstance),
  };
}
