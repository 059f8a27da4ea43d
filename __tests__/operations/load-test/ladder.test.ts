import { connectionsFor, percentile, rates, type Step, tooMuch } from '../../../operations/load-test/ladder';

test.each([
  [10, 20, [10, 13, 16, 20]],
  [1, 4, [1, 2, 3, 4]],
  [100, 100, [100]],
])('from %d to %d', (from, to, all) => {
  expect(rates(from, to)).toEqual(all);
});

test('the widest ladder ends', () => {
  expect(rates(1, 5000)).toHaveLength(36);
});

const bounds = { p95: 100, failed: 0.01 };
const step = (more: Partial<Step> = {}): Step => ({
  asked: 100,
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
  ['a tenth is not there yet', { good: 90 }, undefined],
  ['more is not there', { good: 89 }, 'fell behind'],
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

test.each([
  [100, 500, 50],
  [10, 20, 1],
  [10, 5000, 10],
])('%d a second that may take %d ms: %d connections', (rate, p95, connections) => {
  expect(connectionsFor(rate, { p95, failed: 0 })).toBe(connections);
});
