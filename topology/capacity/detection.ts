/** How long Front Door sends requests to a region that has failed. All times in seconds. */

export interface Probe {
  readonly intervalSeconds: number;
  readonly sampleSize: number;
  readonly successfulSamplesRequired: number;
}

/** Azure publishes none for probes; taken to be the origin response timeout of the profile. */
export const ORIGIN_TIMEOUT_SECONDS = 30;

/** Each edge location probes and decides by itself, so they notice one after another, evenly over `from` to `to`. */
export interface Detection {
  readonly from: number;
  readonly to: number;
}

/**
 * An origin is unhealthy for an edge once fewer than the required of its last samples succeeded. The first failed
 * probe starts at most one interval after the failure.
 * https://learn.microsoft.com/azure/frontdoor/health-probes
 */
export function detection({ intervalSeconds, sampleSize, successfulSamplesRequired }: Probe): Detection {
  const failedProbes = sampleSize - successfulSamplesRequired + 1;
  const from = (failedProbes - 1) * intervalSeconds + ORIGIN_TIMEOUT_SECONDS;
  return { from, to: from + intervalSeconds };
}

/** The part of the edge locations that has noticed, from 0 to 1. */
export function noticed({ from, to }: Detection, second: number): number {
  return Math.min(Math.max((second - from) / (to - from), 0), 1);
}
