/** What each region must be able to carry so that every failure is survived. */

import { fewestInstances, neededInstances, neededWithZoneLoss } from '../instances';
import type { Region, Topology } from '../topology';
import { autoscale } from './autoscale';
import { failuresToSurvive, outcomes, type Survivor } from './failures';

export interface Need {
  readonly region: Region;
  /** The failure and the routing that bring the highest load, in requests a second. */
  readonly failed: readonly string[];
  readonly heaviest: Survivor;
  /**
   * The lowest minimum of instances that survives every failure with headroom: the mean CPU stays at or below the
   * threshold of autoscale. It also survives the loss of a zone while all regions are up, at up to 100 % CPU.
   */
  readonly lowestMinimum: number;
}

export function needs(topology: Topology): Need[] {
  const heaviest = new Map<Region, { readonly failed: readonly string[]; readonly heaviest: Survivor }>();
  const healthy = new Map<Region, number>();
  const left = outcomes(topology);
  for (const failed of failuresToSurvive(topology)) {
    for (const one of left(failed)) {
      const { region, before, after } = one;
      if (after > (heaviest.get(region)?.heaviest.after ?? -1))
        heaviest.set(region, { failed, heaviest: one });
      healthy.set(region, Math.max(before, healthy.get(region) ?? 0));
    }
  }
  return [...heaviest].map(([region, worst]) => ({
    region,
    ...worst,
    lowestMinimum: lowestMinimum(topology, region, worst.heaviest, healthy.get(region) ?? 0),
  }));
}

function lowestMinimum(
  { capacity }: Topology,
  { facts }: Region,
  heaviest: Survivor,
  healthy: number,
): number {
  return Math.max(
    neededInstances(heaviest.after, capacity, autoscale.scaleOutCpuPercent),
    neededWithZoneLoss(neededInstances(healthy, capacity), facts.zones),
    fewestInstances(facts.zones),
  );
}
