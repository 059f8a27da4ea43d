import type { PlannedChange } from '../../plan/plan';
import { blocksIn, isUnknown, lower, numberOf, UNKNOWN } from '../../plan/values';

/**
 * Region -> failover priority, undefined if that is not known yet; a provider may write West Europe.
 * No map at all if some region is not known.
 */
export function replicasOf(
  values: PlannedChange['after'],
): ReadonlyMap<string, number | undefined> | undefined {
  const places = blocksIn(values, 'geo_location');
  if (isUnknown(values?.geo_location) || places.some(({ location }) => location === UNKNOWN))
    return undefined;
  return new Map(
    places.map((place) => [lower(place.location).replaceAll(' ', ''), numberOf(place.failover_priority)]),
  );
}
