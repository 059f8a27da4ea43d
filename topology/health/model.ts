/** The health model on given values: the same table, and the same roll-up, as the queries of `score-query.ts`. */

import { activeRegions } from '../capacity/failures';
import type { Topology } from '../topology';
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
        .filter((one) => one.place === place)
        .map(({ signal, value }) => stateOf(value, signals[signal].worse, boundsOf(topology, signal))),
    );
  const regions = activeRegions(topology).map(({ name }) => [name, at(name)] as const);
  return {
    system: worst([at(SYSTEM), ofRegions(regions.map(([, state]) => state))]),
    regions: Object.fromEntries(regions),
  };
}

/** One region lost is what the others are there for: the system is unhealthy only when none is better. */
const ofRegions = (regions: readonly State[]): State =>
  regions.every((state) => state === 'unhealthy')
    ? 'unhealthy'
    : regions.some((state) => state !== 'healthy')
      ? 'degraded'
      : 'healthy';
