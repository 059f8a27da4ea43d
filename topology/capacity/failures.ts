/** Every failure to survive, and what it asks of the regions that are left. */

import { neededInstances } from '../instances';
import type { Region, Topology } from '../topology';
import { demand, type Loads, type Routing, routings, served } from './traffic';

/** One region that is left after a failure, under the routing that asks most of it. Loads in requests a second. */
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

export interface Failure {
  readonly failed: readonly string[];
  readonly survivors: readonly Survivor[];
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

/** @param load part of the peak that is under way, 1 for all of it */
export function failure(topology: Topology, failed: readonly string[], load = 1): Failure {
  const all = outcomes(topology, failed, load);
  const survivors = activeRegions(topology)
    .filter(({ name }) => !failed.includes(name))
    .map((region) =>
      all
        .filter((outcome) => outcome.region === region)
        .reduce((worst, other) => (other.utilization > worst.utilization ? other : worst)),
    );
  return { failed, survivors };
}

/** What becomes of every region that is left, under every routing. */
export function outcomes(topology: Topology, failed: readonly string[], load = 1): Survivor[] {
  const active = activeRegions(topology);
  const left = active.filter(({ name }) => !failed.includes(name));
  const demanded = demand(active, topology.capacity.peakRequestsPerSecond * load);
  return routings.flatMap((routing) => {
    const loads = (down: readonly string[]): Loads =>
      served(routing, active, new Set(down), demanded, topology.frontDoor.latencyBandMilliseconds);
    const before = loads([]);
    const after = loads(failed);
    return left.map(
      (region): Survivor => ({
        region,
        routing,
        ...taking(topology, region, before.get(region.name) ?? 0, after.get(region.name) ?? 0),
      }),
    );
  });
}

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
