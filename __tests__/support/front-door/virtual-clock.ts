import type { Clock } from '../../../operations/probe/clock';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still while anybody works, and jumps to the next who wakes: the same on any machine. */
export function virtualClock(): Clock & { run<T>(work: Promise<T>): Promise<T> } {
  let time = 0;
  let sleepers: readonly Sleeper[] = [];
  return {
    now: () => new Date(time),
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers = [...sleepers, { at: time + milliseconds, wake }];
      }),
    run: async (work) => {
      let over = false;
      const end = () => {
        over = true;
      };
      work.then(end, end);
      while (!over) {
        await new Promise(setImmediate);
        const next = Math.min(...sleepers.map(({ at }) => at));
        if (over || next === Number.POSITIVE_INFINITY) continue;
        time = Math.max(time, next);
        const awake = sleepers.filter(({ at }) => at <= time);
        sleepers = sleepers.filter(({ at }) => at > time);
        for (const { wake } of awake) wake();
      }
      return work;
    },
  };
}
