/** What each region must be able to carry for every failure to be survived. */

import { fewestInstances, neededInstances, neededWithZoneLoss } from '../instances';
import type { Region, Topology } from '../topology';
import { activeRegions, failuresToSurvive, outcomes, type Survivor } from './failures';

export interface Need {
  readonly region: Region;
  /** The failure and the routing that bring the highest load, in requests a second. */
  readonly failed: readonly string[];
  readonly heaviest: Survivor;
  /** The lowest minimum of instances under which every failure is survived, also the loss of a zone while all is well. */
  readonly lowestMinimum: number;
}

export function needs(topology: Topology): Need[] {
  const all = failuresToSurvive(topology).flatMap((failed) =>
    outcomes(topology, failed).map((heaviest) => ({ failed, heaviest })),
  );
  return activeRegions(topology).map((region) => {
    const own = all.filter(({ heaviest }) => heaviest.region === region);
    const worst = own.reduce((most, other) => (other.heaviest.after > most.heaviest.after ? other : most));
    return { region, ...worst, lowestMinimum: lowestMinimum(topology, region, worst.heaviest, own) };
  });
}

function lowestMinimum(
  { capacity }: Topology,
  { facts }: Region,
  heaviest: Survivor,
  own: readonly { readonly heaviest: Survivor }[],
): number {
  const healthy = Math.max(...own.map(({ heaviest: { before } }) => before));
  return Math.max(
    heaviest.needed,
    neededWithZoneLoss(neededInstances(healthy, capacity), facts.zones),
    fewestInstances(facts.zones),
  );
}
