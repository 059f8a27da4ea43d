import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../operations/probe/clock';

/** A clock that is so many times as fast: what takes minutes is seen in seconds. */
export function scaledClock(scale: number): Clock {
  const began = Date.now();
  return {
    now: () => new Date(began + (Date.now() - began) * scale),
    sleep: async (milliseconds) => {
      await sleep(milliseconds / scale);
    },
  };
}
