import type { PlannedChange } from '../../plan/plan';
import { blocksIn, lower } from '../../plan/values';

/** Region -> failover priority; a provider may write West Europe. */
export function replicasOf(values: PlannedChange['after']): ReadonlyMap<string, number> {
  const places = blocksIn(values, 'geo_location');
  return new Map(
    places.map((place) => [lower(place.location).replaceAll(' ', ''), Number(place.failover_priority)]),
  );
}
