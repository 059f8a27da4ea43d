/**
 * What a run that goes on has to watch: an earlier one may have ended before what it changed was well. Nobody has kept
 * how that was before, so here nothing is left out but what cannot be well yet.
 */
import type { Region } from '../../../../topology/topology';
import type { Place } from '../../../rollout/bake';

export interface Known {
  readonly living: readonly Region[];
  /** One look, with the image that the file says, or with any. */
  readonly door: (region: Region) => Place;
  readonly anyImage: (region: Region) => Place;
  readonly isWell: (place: Place) => Promise<boolean>;
  /** Something of its stamp is deployed. */
  readonly isThere: (region: Region) => Promise<boolean>;
  readonly publicName: Place;
  /** Clients come to Front Door by the name. */
  readonly isMoved: boolean;
}

/** @param done the stacks in whose plans nothing is left @param next the stack that is about to change */
export async function leftOf(done: readonly string[], next: string, known: Known): Promise<readonly Place[]> {
  const { living, publicName, isMoved, isWell } = known;
  const own = living.find(({ name }) => next === `stamp-${name}`);
  const doors: Place[] = [];
  for (const region of living) {
    const isDone = done.includes(`stamp-${region.name}`);
    if (isDone) doors.push(known.door(region));
    else if (region !== own && done.includes('global')) doors.push(...(await reached(region, known)));
  }
  // Where the next stamp is ill, so may the name be, and the change may be the cure.
  const isCure = own !== undefined && !(await isWell(known.anyImage(own)));
  const isCounted = !isCure && (isMoved || (await isWell(publicName)));
  return isCounted ? [...doors, publicName] : doors;
}

/** A stamp that no run has reached has no door yet. */
async function reached(region: Region, { anyImage, isWell, isThere }: Known): Promise<readonly Place[]> {
  const place = anyImage(region);
  return (await isWell(place)) || (await isThere(region)) ? [place] : [];
}
