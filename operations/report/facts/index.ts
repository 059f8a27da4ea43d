/** Everything that the page shows about one version of regions.yaml. */

import { assumptions } from '../../../topology/capacity/assumptions';
import { compositeAvailability, slas } from '../../../topology/capacity/availability';
import { drillFailure, drillFailures, isRefused } from '../../../topology/capacity/drill';
import { carriedAtMost } from '../../../topology/capacity/failures';
import { headroom } from '../../../topology/capacity/headroom';
import { needs } from '../../../topology/capacity/needs';
import { bill } from '../../../topology/costs/bill';
import type { Known } from '../../../topology/migration/manual-steps';
import { moveState } from '../../../topology/migration/state';
import type { Topology } from '../../../topology/topology';
import type { Stack } from '../../terraform/manifest';
import { diagramOf } from '../diagram/model';
import { coverageOf } from './coverage';
import { lossesOf } from './losses';
import { placesOf } from './regions';

export interface Version {
  readonly topology: Topology;
  /** What it is synthesized to. */
  readonly stacks: readonly Stack[];
  /** The version that the step starts from; with it, the bill includes what the step adds. */
  readonly base?: Topology | undefined;
}

/** @param known values of the name that only Azure knows */
export function factsOf({ topology, stacks, base }: Version, known: Known, now: Date) {
  const { peakRequestsPerSecond } = topology.capacity;
  const carried = !isRefused(drillFailure(topology, [], 1));
  return {
    places: placesOf(topology),
    diagram: diagramOf(stacks),
    peakRequestsPerSecond,
    losses: lossesOf(topology),
    failures: drillFailures(topology, 1),
    assumptions: assumptions(topology),
    bill: bill(topology, headroom(topology, needs(topology)), base),
    move: moveState(topology, known, now),
    availability: {
      /** Null if the peak is not carried even while everything is up. */
      composite: carried ? compositeAvailability(peakRequestsPerSecond, carriedAtMost(topology)) : null,
      slas,
    },
    coverage: coverageOf(topology, stacks),
  };
}

export type Facts = ReturnType<typeof factsOf>;
