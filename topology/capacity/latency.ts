import { distanceKm, type RegionFacts } from '../catalogue';

/**
 * Light in optical fibre takes 5 µs/km (ITU-T G.114, table A.1), so a round trip 1 ms per 100 km: a lower bound,
 * real routes are longer.
 */
const KM_PER_ROUND_TRIP_MILLISECOND = 100;

/** Half way around the earth: a region without coordinates is never the nearest. */
const FARTHEST_KM = 20_000;

/** Estimated round trip between two regions, in milliseconds. */
export const latencyMilliseconds = (from: RegionFacts, to: RegionFacts): number =>
  from === to ? 0 : (distanceKm(from, to) ?? FARTHEST_KM) / KM_PER_ROUND_TRIP_MILLISECOND;
