import { queue } from '../../../topology/capacity/queue';

const CARRIES = 100;
const asked = (arriving: (second: number) => number, to: number) =>
  queue({
    from: 0,
    to,
    settled: 0,
    waitSeconds: 0,
    arriving: (second) => [arriving(second), 0, 0, 0],
    carries: () => CARRIES,
  });
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

test('what is carried is served at once', () => {
  expect(asked(() => 100, 10)).toEqual([
    {
      second: 0,
      asked: 100,
      carried: 100,
      served: 100,
      refused: 0,
      waitSeconds: 0,
      failed: 0,
      slowed: 0,
      retried: 0,
    },
  ]);
});

test('a short excess waits, and nothing fails', () => {
  const seconds = asked((second) => (second < 5 ? 300 : 0), 60);
  expect(seconds).toHaveLength(15); // 1500 requests at 100 a second
  expect(Math.max(...seconds.map(({ waitSeconds }) => waitSeconds))).toBe(10);
  expect(sum(seconds.map(({ served }) => served))).toBe(1500);
  expect(sum(seconds.map(({ failed }) => failed))).toBe(0);
  expect(sum(seconds.map(({ slowed }) => slowed))).toBe(1500);
});

test('a lasting excess fails, no more and no less, however often clients try again', () => {
  const seconds = asked(() => 200, 3000).filter(({ second }) => second >= 2000);
  expect(seconds.every(({ served }) => served === CARRIES)).toBe(true);
  expect(sum(seconds.map(({ failed }) => failed)) / 1000).toBeCloseTo(100, 0);
  expect(sum(seconds.map(({ slowed }) => slowed)) / 1000).toBeCloseTo(100, 0);
});

test('every request is failed, slowed or served at once', () => {
  const seconds = asked((second) => (second < 200 ? 130 + (second % 7) * 20 : 0), 2000);
  const first = sum(Array.from({ length: 200 }, (_, second) => 130 + (second % 7) * 20));
  const ended = sum(seconds.map(({ failed }) => failed)) + sum(seconds.map(({ served }) => served));
  expect(ended).toBeCloseTo(first, 6);
});

test('nobody waits longer than anybody listens', () => {
  expect(Math.max(...asked(() => 1000, 300).map(({ waitSeconds }) => waitSeconds))).toBe(30);
});
