import {
  bringsNoMore,
  ladder,
  percentile,
  type Step,
  sustained,
  tooMuch,
} from '../../../operations/load-test/ladder';

test.each([
  [10, 20, [10, 13, 16, 20]],
  [1, 4, [1, 2, 3, 4]],
  [100, 100, [100]],
])('from %d to %d', (from, to, all) => {
  expect(ladder(from, to)).toEqual(all);
});

test('the widest ladder ends', () => {
  expect(ladder(1, 500)).toHaveLength(26);
});

const bounds = { p95: 100, failed: 0.01 };
const step = (more: Partial<Step> = {}): Step => ({
  connections: 10,
  seconds: 1,
  good: 100,
  bad: 0,
  latencies: [...Array(100).keys()],
  ...more,
});

test.each([
  ['all is well', {}, undefined],
  ['one in a hundred failed', { good: 99, bad: 1 }, undefined],
  ['more failed', { good: 98, bad: 2 }, '2.0 % failed'],
  ['no answer at all', { good: 0, latencies: [] }, '100.0 % failed'],
  ['one in twenty is slow', { latencies: [...Array(95).fill(1), ...Array(5).fill(900)] }, undefined],
  ['more are slow', { latencies: [...Array(94).fill(1), ...Array(6).fill(900)] }, 'p95 above 100 ms'],
])('%s', (_, more, reason) => {
  expect(tooMuch(step(more), bounds)).toBe(reason);
});

test.each([
  [0.5, 49],
  [0.95, 94],
  [1, 99],
  [0, 0],
])('percentile %d', (part, value) => {
  expect(percentile(step(), part)).toBe(value);
});

const steps = (...all: readonly number[]) => all.map((good) => step({ good }));
test.each([
  ['nothing yet', [], false],
  ['two steps', [100, 100], false],
  ['each answers more', [100, 125, 156], false],
  ['one that does not may be chance', [100, 125, 100, 156], false],
  ['hardly more, twice', [100, 104, 104], true],
  ['less', [100, 90, 80], true],
])('more connections bring no more: %s', (_, all, ends) => {
  expect(bringsNoMore(steps(...all))).toBe(ends);
});

test('what is sustained is the best that held, over the time that it took', () => {
  const slow = { good: 500, latencies: [900] };
  expect(sustained([step({ good: 240, seconds: 2 }), step(), step(slow)], bounds)).toBe(120);
  expect(sustained([step(slow)], bounds)).toBeUndefined();
});
