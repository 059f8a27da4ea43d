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

/** Sums of shares carry rounding errors that must not cost an instance. */
const ROUNDING = 1e-6;

/** Whole instances that sustain a load, in requests a second, at a mean CPU of at most so many percent. */
export const neededInstances = (
  load: number,
  { requestsPerSecondPerInstance }: Pick<Capacity, 'requestsPerSecondPerInstance'>,
  cpuPercent = 100,
): number => Math.max(Math.ceil(load / requestsPerSecondPerInstance / (cpuPercent / 100) - ROUNDING), 0);

/**
 * Whole instances of which `needed` are left when one zone is lost. Instances spread evenly over the zones;
 * replacing those of a lost zone is best effort:
 * https://learn.microsoft.com/azure/reliability/reliability-app-service#capacity-planning-and-management
 */
export const neededWithZoneLoss = (needed: number, zones: number): number =>
  zones > 1 ? needed + Math.ceil(needed / (zones - 1)) : needed;

/** Fewer than one in each zone, or than two, and the loss of one instance is felt. */
export const fewestInstances = (zones: number): number => Math.max(zones, 2);

/**
 * Bounds under which a region carries the whole peak alone, also after losing one of its zones. They depend on the
 * peak and never on the neighbours, so that adding a region resizes nobody.
 */
export function defaultInstances(capacity: Capacity, zones: number): Instances {
  const alone = neededWithZoneLoss(neededInstances(capacity.peakRequestsPerSecond, capacity), zones);
  const even = Math.ceil(alone / Math.max(zones, 1)) * Math.max(zones, 1); // as many in each zone
  const min = Math.max(even, fewestInstances(zones));
  return { min: Math.min(min, MAX_INSTANCES), max: MAX_INSTANCES };
}
