import { MAX_INSTANCES } from './skus';

export interface Capacity {
  /** Of all regions together. */
  readonly peakRequestsPerSecond: number;
  readonly requestsPerSecondPerInstance: number;
}

export interface Instances {
  readonly min: number;
  readonly max: number;
}

/** Rounding errors in sums of shares must not add an instance. */
const ROUNDING = 1e-6;

/** Whole instances that sustain a load in requests a second, at a mean CPU of at most `cpuPercent`. */
export const neededInstances = (
  load: number,
  { requestsPerSecondPerInstance }: Pick<Capacity, 'requestsPerSecondPerInstance'>,
  cpuPercent = 100,
): number => Math.max(Math.ceil(load / requestsPerSecondPerInstance / (cpuPercent / 100) - ROUNDING), 0);

/**
 * Whole instances, of which `needed` are left after the loss of one zone. Instances spread evenly over the zones;
 * replacing those of a lost zone is best effort:
 * https://learn.microsoft.com/azure/reliability/reliability-app-service#capacity-planning-and-management
 */
export const neededWithZoneLoss = (needed: number, zones: number): number =>
  zones > 1 ? needed + Math.ceil(needed / (zones - 1)) : needed;

/** One in each zone, and at least two: with fewer, clients notice the loss of one instance. */
export const fewestInstances = (zones: number): number => Math.max(zones, 2);

/**
 * Bounds with which a region carries the whole peak alone, even after losing one of its zones. They depend on the peak
 * and never on other regions, so that adding a region resizes no other.
 */
export function defaultInstances(capacity: Capacity, zones: number): Instances {
  const alone = neededWithZoneLoss(neededInstances(capacity.peakRequestsPerSecond, capacity), zones);
  const even = Math.ceil(alone / Math.max(zones, 1)) * Math.max(zones, 1); // as many in each zone
  const min = Math.max(even, fewestInstances(zones));
  return { min: Math.min(min, MAX_INSTANCES), max: MAX_INSTANCES };
}
