import { detection, type Probe, recovery } from '../../topology/capacity/detection';
import type { Limits } from './live-drill';
import { LONGEST_START } from './restore';

/** A new instance has 230 seconds, after it has pulled the image (docs/app-contract.md): enough for two, one after another. */
const START_SECONDS = 600;

/** Twice the time on paper. If it takes longer, that is known by then, and waiting would only hurt more clients. */
export function limitsOf(probe: Probe): Limits {
  return {
    before: 5,
    noticed: 2 * detection(probe).to,
    steady: probe.sampleSize * probe.intervalSeconds,
    healthy: START_SECONDS,
    back: 2 * recovery(probe).to + 60,
  };
}

/** The most seconds that a drill takes, including the start of the region. */
export const longest = (limits: Limits): number =>
  Object.values(limits).reduce<number>((sum, seconds) => sum + seconds, 0) + LONGEST_START / 1000;
