import { MOST_IN_FLIGHT, steady } from '../../../operations/live-drill/steady';
import { send, type Try } from '../../../operations/live-drill/tries';

/** A clock whose sleepers wake in order. */
function fakeClock() {
  let time = 0;
  return {
    now: () => new Date(time),
    sleep: async (milliseconds: number) => {
      await Promise.resolve();
      time += milliseconds;
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

test('the rate is kept while answers stall, up to a bound', async () => {
  const clock = fakeClock();
  const end = new AbortController();
  const sent: number[] = [];
  const refused: number[] = [];
  let answer = () => {};
  const stalled = new Promise<void>((done) => {
    answer = done;
  });
  const traffic = steady(10, clock, end.signal, {
    send: () => {
      sent.push(clock.now().getTime());
      return stalled;
    },
    refuse: () => {
      if (refused.push(clock.now().getTime()) === 5) end.abort();
    },
  });
  setImmediate(answer);
  await traffic;
  expect(sent.slice(0, 4)).toEqual([0, 100, 200, 300]);
  expect(sent).toHaveLength(MOST_IN_FLIGHT);
  expect(refused[0]).toBe(MOST_IN_FLIGHT * 100);
});

test('what a pause of the machine has missed is not sent all at once', async () => {
  const clock = fakeClock();
  const end = new AbortController();
  const sent: number[] = [];
  await steady(1, clock, end.signal, {
    send: async () => {
      sent.push(clock.now().getTime());
      if (sent.length === 2) clock.pass(60_000);
      if (sent.length === 4) end.abort();
    },
    refuse: () => {},
  });
  expect(sent).toEqual([0, 1000, 61_000, 62_000]);
});

test.each([
  ['answered at once', [200], [0]],
  ['answered after a retry', [403, 200], [0, 1000]],
  ['given up', [403, 403, 403, 403], [0, 1000, 3000, 7000]],
])('a request: %s', async (_, statuses, times) => {
  const clock = fakeClock();
  const left = [...statuses];
  const tries: Try[] = [];
  await send(async () => ({ status: left.shift() }), clock, new AbortController().signal, tries);
  expect(tries.map(({ sent }) => sent)).toEqual(times);
});
