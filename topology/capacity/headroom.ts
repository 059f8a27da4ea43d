/** The fewest instances with which every region keeps headroom when others fail. */
import { fewestInstances } from '../instances';
import { livingRegions, type Region, type Topology } from '../topology';
import type { Need } from './needs';

export interface Headroom {
  readonly region: Region;
  /**
   * The minimum of instances with which an active region stays at or below the threshold of autoscale in every failure
   * to survive; it may be above the current minimum, or above the maximum. A region on standby serves nobody: one
   * instance in each zone. Undefined where overload is accepted.
   */
  readonly least: number | undefined;
}

export function headroom(topology: Topology, needed: readonly Need[]): Headroom[] {
  const active = new Map(needed.map(({ region, lowestMinimum }) => [region.name, lowestMinimum]));
  return livingRegions(topology).map((region) => ({ region, least: least(region, active.get(region.name)) }));
}

function least(
  { acceptOverload, facts, instances }: Region,
  serving: number | undefined,
): number | undefined {
  if (serving === undefined) return Math.min(fewestInstances(facts.zones), instances.min);
  return acceptOverload ? undefined : serving;
}
