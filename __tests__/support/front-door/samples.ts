import type { Probe } from '../../../topology/capacity/detection';

/**
 * What an edge location of Front Door knows of one origin: healthy while enough of its last samples were successes.
 * https://learn.microsoft.com/azure/frontdoor/health-probes#how-front-door-determines-backend-health
 */
export function samplesOf({ sampleSize, successfulSamplesRequired }: Probe) {
  const samples = Array.from({ length: sampleSize }, () => true);
  return {
    take: (success: boolean): void => {
      samples.shift();
      samples.push(success);
    },
    healthy: (): boolean => samples.filter(Boolean).length >= successfulSamplesRequired,
  };
}
