/**
 * What a resumed run has to watch: an earlier run may have ended before its changes proved healthy. How the places were
 * before that run is unknown, so only those that cannot be healthy yet are left out.
 */
import type { Region } from '../../../../topology/topology';
import type { Place } from '../../../rollout/bake';

export interface Known {
  readonly living: readonly Region[];
  /** One look at a stamp, which must run the image in the file, or may run any. */
  readonly door: (region: Region) => Place;
  readonly anyImage: (region: Region) => Place;
  readonly isWell: (place: Place) => Promise<boolean>;
  /** Some part of its stamp is deployed. */
  readonly isThere: (region: Region) => Promise<boolean>;
  readonly publicName: Place;
  /** Clients reach Front Door by the public name. */
  readonly isMoved: boolean;
}

/** @param done the stacks whose plans were empty @param next the stack that is about to change */
export async function leftOf(done: readonly string[], next: string, known: Known): Promise<readonly Place[]> {
  const { living, publicName, isMoved, isWell } = known;
  const own = living.find(({ name }) => next === `stamp-${name}`);
  const doors: Place[] = [];
  for (const region of living) {
    const isDone = done.includes(`stamp-${region.name}`);
    if (isDone) doors.push(known.door(region));
    else if (region !== own && done.includes('global')) doors.push(...(await reached(region, known)));
  }
  // If the next stamp is unhealthy, the name may be too, and this change may be the fix.
  const isCure = own !== undefined && !(await isWell(known.anyImage(own)));
  const isCounted = !isCure && (isMoved || (await isWell(publicName)));
  return isCounted ? [...doors, publicName] : doors;
}

/** A stamp that no rollout has reached has no door yet. */
async function reached(region: Region, { anyImage, isWell, isThere }: Known): Promise<readonly Place[]> {
  const place = anyImage(region);
  return (await isWell(place)) || (await isThere(region)) ? [place] : [];
}
