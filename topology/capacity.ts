import { MAX_INSTANCES } from './skus';

export interface Capacity {
  readonly peakRequestsPerSecond: number;
  readonly requestsPerSecondPerInstance: number;
}

export interface Instances {
  readonly min: number;
  readonly max: number;
}

/**
 * Bounds under which a region carries the whole peak alone, also after losing one of its zones. They depend on the
 * peak and never on the neighbours, so that adding a region resizes nobody.
 *
 * Instances spread evenly over the zones, replacing those of a lost zone is best effort:
 * https://learn.microsoft.com/azure/reliability/reliability-app-service#capacity-planning-and-management
 */
export function defaultInstances(capacity: Capacity, zones: number): Instances {
  const forPeak = Math.ceil(capacity.peakRequestsPerSecond / capacity.requestsPerSecondPerInstance);
  const perZone = Math.ceil(forPeak / Math.max(zones - 1, 1));
  const min = zones > 1 ? perZone * zones : Math.max(forPeak, 2);
  return { min: Math.min(min, MAX_INSTANCES), max: MAX_INSTANCES };
}
