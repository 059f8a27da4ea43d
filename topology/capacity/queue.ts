/** An overloaded region, second by second: requests wait, then fail, then are retried. */
import { type ClientView, PATIENCE_SECONDS, RETRY_SECONDS, type Tries } from './clients';

export interface QueueSecond extends ClientView {
  readonly second: number;
  /** Tries that arrive, retries among them. */
  readonly asked: number;
  /** What the region can serve. */
  readonly carried: number;
  /** Never more than that. */
  readonly served: number;
  /** Tries that fail because they would wait too long. */
  readonly refused: number;
  /** How long the last accepted try waits. */
  readonly waitSeconds: number;
}

interface Queue {
  readonly from: number;
  readonly to: number;
  /** From then on nothing changes by itself: the queue may end once no request waits. */
  readonly settled: number;
  /** Tries that arrive, without retries of what this queue refused. */
  readonly arriving: (second: number) => Tries;
  /** Requests a second. */
  readonly carries: (second: number) => number;
  /** Seconds that requests wait at the start. */
  readonly waitSeconds: number;
}

/**
 * First come, first served. Tries that would wait too long cost the region nothing; an app that works on requests whose
 * clients have given up serves less than this.
 */
export function queue({ from, to, settled, arriving, carries, waitSeconds }: Queue): QueueSecond[] {
  const again = new Map<number, number[]>();
  const seconds: QueueSecond[] = [];
  let waiting = waitSeconds * carries(from);
  for (let second = from; second < to; second++) {
    const back = again.get(second);
    again.delete(second);
    const tries = arriving(second).map((count, i) => count + (back?.[i] ?? 0));
    const asked = tries.reduce((sum, count) => sum + count, 0);
    const rate = carries(second);
    const served = Math.min(rate, waiting + asked);
    const left = waiting + asked - served;
    const refused = Math.min(Math.max(left - rate * PATIENCE_SECONDS, 0), asked);
    waiting = left - refused;

    const part = asked > 0 ? refused / asked : 0;
    if (refused > 0) {
      RETRY_SECONDS.forEach((wait, i) => {
        const at = second + PATIENCE_SECONDS + wait;
        const coming = again.get(at) ?? tries.map(() => 0);
        coming[i + 1] = (tries[i] ?? 0) * part;
        again.set(at, coming);
      });
    }
    const first = tries[0] ?? 0;
    const atOnce = waiting < rate ? first * (1 - part) : 0;
    seconds.push({
      second,
      asked,
      carried: rate,
      served,
      refused,
      waitSeconds: waiting / rate,
      failed: (tries.at(-1) ?? 0) * part,
      slowed: asked - refused - atOnce,
      retried: asked - first,
    });
    if (second >= settled && waiting === 0 && again.size === 0) break;
  }
  return seconds;
}
