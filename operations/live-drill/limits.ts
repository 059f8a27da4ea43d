import { detection, type Probe, recovery } from '../../topology/capacity/detection';
import type { Limits } from './drill';

/** App Service stops waiting for a container after ten minutes at most here: `WEBSITES_CONTAINER_START_TIME_LIMIT`. */
const START_SECONDS = 900;

/** Twice what is on paper: what takes longer is worth knowing, and not worth the clients that it costs. */
export function limitsOf(probe: Probe): Limits {
  return {
    before: 10,
    noticed: 2 * detection(probe).to,
    steady: probe.sampleSize * probe.intervalSeconds,
    healthy: START_SECONDS,
    back: 2 * recovery(probe).to + 60,
  };
}

/** How many requests it may be in all, retries besides. */
export const mostRequests = (rate: number, limits: Limits): number =>
  Math.ceil(rate * Object.values(limits).reduce<number>((sum, seconds) => sum + seconds, 0));
