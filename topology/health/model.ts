/** The health model on given values: the same table, and the same roll-up, as the queries of `score-query.ts`. */

import { activeRegions } from '../capacity/failures';
import type { Topology } from '../topology';
import { applies, whyOff } from './applies';
import { boundsOf } from './bounds';
import type { SignalName } from './names';
import { SYSTEM } from './score-query';
import { signals } from './signals';
import { type State, stateOf, worst } from './state';

/** What was measured of a signal at a place: a region, or `system`. */
export interface Measured {
  readonly place: string;
  readonly signal: SignalName;
  readonly value: number;
  /** How many requests it is based on: too few mean nothing. */
  readonly requests?: number;
}

export interface Health {
  readonly system: State;
  /** region -> state, of those that serve */
  readonly regions: Readonly<Record<string, State>>;
}

export function healthOf(topology: Topology, measured: readonly Measured[]): Health {
  const at = (place: string): State =>
    worst(
      measured
        .filter((one) => one.place === place && counts(topology, one))
        .map(({ signal, value }) => stateOf(value, signals[signal].worse, boundsOf(topology, signal))),
    );
  const regions = activeRegions(topology).map(({ name }) => [name, at(name)] as const);
  return {
    system: worst([at(SYSTEM), ofRegions(regions.map(([, state]) => state))]),
    regions: Object.fromEntries(regions),
  };
}

const counts = (
  topology: Topology,
  { signal, place, requests = Number.POSITIVE_INFINITY }: Measured,
): boolean => {
  const region = topology.regions.find(({ name }) => name === place);
  return (
    whyOff(topology, signal) === undefined &&
    (region === undefined || applies(signal, region)) &&
    requests >= (signals[signal].reading?.least ?? 0)
  );
};

/** The others can replace one lost region: the system is unhealthy only if every region is. */
const ofRegions = (regions: readonly State[]): State =>
  regions.every((state) => state === 'unhealthy')
    ? 'unhealthy'
    : regions.some((state) => state !== 'healthy')
      ? 'degraded'
      : 'healthy';
