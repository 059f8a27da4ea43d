import { detection, type Probe, recovery } from '../../topology/capacity/detection';
import type { Limits } from './drill';
import { LONGEST_START } from './restore';

/** A new instance has 230 seconds, and pulls the image before (docs/app-contract.md): two, one after another, have started by then. */
const START_SECONDS = 600;

/** Twice what is on paper: what takes longer is worth knowing, and not worth the clients that it costs. */
export function limitsOf(probe: Probe): Limits {
  return {
    before: 5,
    noticed: 2 * detection(probe).to,
    steady: probe.sampleSize * probe.intervalSeconds,
    healthy: START_SECONDS,
    back: 2 * recovery(probe).to + 60,
  };
}

/** Seconds that a drill takes at most, the start of the region included. */
export const longest = (limits: Limits): number =>
  Object.values(limits).reduce<number>((sum, seconds) => sum + seconds, 0) + LONGEST_START / 1000;
