/** Every failure to survive, and the load of the remaining regions. */

import { type Capacity, neededInstances } from '../instances';
import type { Region, Topology } from '../topology';
import { autoscale } from './autoscale';
import { requestsCarried } from './throughput';
import { clientsOf, type Loads, type Routing, routings, served } from './traffic';

/** One region that is left after a failure, under one routing. Loads in requests a second. */
export interface Survivor {
  readonly region: Region;
  readonly routing: Routing;
  readonly before: number;
  readonly after: number;
  /** Instances at the moment of the failure: the minimum, or what autoscale made of the load before it. */
  readonly running: number;
  readonly needed: number;
  /** What Cosmos DB carries in this region, however many instances run. Infinite if that is not known. */
  readonly throughput: number;
  /** What the running instances and Cosmos DB carry. */
  readonly carries: number;
  /** The same with the maximum of instances. */
  readonly carriesAtMost: number;
  /** Load over what is carried; more than 1 is overload. */
  readonly utilization: number;
}

/** What these instances carry, in requests a second: they or Cosmos DB are the limit. */
export const carriedBy = (
  instances: number,
  throughput: number,
  { requestsPerSecondPerInstance }: Pick<Capacity, 'requestsPerSecondPerInstance'>,
): number => Math.min(instances * requestsPerSecondPerInstance, throughput);

export const activeRegions = ({ regions }: Topology): readonly Region[] =>
  regions.filter(({ state }) => state === 'active');

/** What each active region can carry once autoscale has followed, in requests a second. */
export function carriedAtMost(topology: Topology): number[] {
  const throughput = requestsCarried(topology);
  return activeRegions(topology).map(({ instances }) =>
    carriedBy(instances.max, throughput, topology.capacity),
  );
}

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
 * The load of every remaining region, under every routing. Prepared once for all failures: with 39 regions, of which
 * three may fail, there are ten thousand.
 * @param load part of the peak that is under way, 1 for all of it
 */
export function outcomes(topology: Topology, load = 1): (failed: readonly string[]) => Survivor[] {
  const active = activeRegions(topology);
  const throughput = requestsCarried(topology);
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
        ...taking(topology.capacity, region, throughput, {
          before: before.get(region.name) ?? 0,
          after: after.get(region.name) ?? 0,
        }),
      }));
    });
  };
}

/** The survivor with the highest utilization. */
export const hardest = (survivors: readonly Survivor[]): Survivor =>
  survivors.reduce((worst, other) => (other.utilization > worst.utilization ? other : worst));

function taking(
  capacity: Capacity,
  { instances: { min, max } }: Region,
  throughput: number,
  { before, after }: { readonly before: number; readonly after: number },
) {
  // What Cosmos DB turns away costs no CPU, so autoscale does not see it.
  const followed = neededInstances(Math.min(before, throughput), capacity, autoscale.scaleOutCpuPercent);
  const running = Math.min(Math.max(min, followed), max);
  const carries = carriedBy(running, throughput, capacity);
  return {
    before,
    after,
    running,
    needed: neededInstances(after, capacity),
    throughput,
    carries,
    carriesAtMost: carriedBy(max, throughput, capacity),
    utilization: after / carries,
  };
}
