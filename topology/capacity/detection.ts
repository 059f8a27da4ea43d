/** How long Front Door goes on sending requests to a failed region. All times in seconds. */

export interface Probe {
  readonly intervalSeconds: number;
  readonly sampleSize: number;
  readonly successfulSamplesRequired: number;
}

/** Azure publishes no timeout for probes; this is the origin response timeout of the profile. */
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
 * @param timeoutSeconds until a probe fails: a failed region does not answer, a stopped app refuses at once
 */
export function detection(
  { intervalSeconds, sampleSize, successfulSamplesRequired }: Probe,
  timeoutSeconds = ORIGIN_TIMEOUT_SECONDS,
): Detection {
  const failedProbes = sampleSize - successfulSamplesRequired + 1;
  const from = (failedProbes - 1) * intervalSeconds + timeoutSeconds;
  return { from, to: from + intervalSeconds };
}

/** From the first answer of a recovered region until an edge sends requests there: enough of its last samples succeeded. */
export function recovery({ intervalSeconds, successfulSamplesRequired }: Probe): Detection {
  const from = (successfulSamplesRequired - 1) * intervalSeconds;
  return { from, to: from + intervalSeconds };
}

/** The part of the edge locations that has noticed, from 0 to 1. */
export function noticed({ from, to }: Detection, second: number): number {
  return Math.min(Math.max((second - from) / (to - from), 0), 1);
}
