import { closest, distance } from 'fastest-levenshtein';
import data from './data/azure-regions.json';

/** Facts about one public Azure region; fields and sources are named in `data/azure-regions.json`. */
export interface RegionFacts {
  readonly displayName: string;
  readonly geoCode: string;
  readonly geography: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly pairedRegion: string | null;
  readonly accessRestricted: boolean;
  readonly zones: number;
  readonly premiumV4: string;
}

export const catalogue: ReadonlyMap<string, RegionFacts> = new Map(Object.entries(data.regions));

/** The region with the nearest spelling; undefined if none is near. */
export function nearestRegion(name: string): string | undefined {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const best = closest(plain, [...catalogue.keys()]);
  return distance(plain, best) <= 3 ? best : undefined;
}

const EARTH_RADIUS_KM = 6371;

/** Great-circle distance in kilometres (haversine); undefined where the catalogue has no coordinates. */
export function distanceKm(from: RegionFacts, to: RegionFacts): number | undefined {
  if (from.latitude === null || from.longitude === null || to.latitude === null || to.longitude === null) {
    return undefined;
  }
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const halfLat = Math.sin(radians(to.latitude - from.latitude) / 2);
  const halfLon = Math.sin(radians(to.longitude - from.longitude) / 2);
  const a = halfLat ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * halfLon ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a));
}
