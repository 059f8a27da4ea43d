/** The rates that are tried one after another, and when one of them is too much. */

/** What one rate came to. */
export interface Step {
  /** Requests a second. */
  readonly asked: number;
  readonly seconds: number;
  /** Answers with a status from 200 to 299. */
  readonly good: number;
  /** Other answers, broken connections, and requests without an answer in time. */
  readonly bad: number;
  /** Milliseconds of each answer, good or bad, ascending. */
  readonly latencies: readonly number[];
}

export interface Bounds {
  /** Milliseconds of the 95th percentile. */
  readonly p95: number;
  /** A part: 0.01 is one in a hundred. */
  readonly failed: number;
}

/** Less than this part of the rate answered means that requests pile up, as those that wait are not counted. */
const KEPT_UP = 0.9;

/** From the first rate to the last, each a quarter more than the one before. */
export function rates(from: number, to: number): readonly number[] {
  const all: number[] = [];
  for (let rate = from; rate < to; rate = Math.max(rate + 1, Math.round(rate * 1.25))) all.push(rate);
  return [...all, to];
}

/**
 * As many as are under way when each request takes the longest that it may: with fewer the rate could not be kept, with
 * more they would wait for each other, as autocannon begins each second with a request on every connection.
 * https://en.wikipedia.org/wiki/Little%27s_law
 */
export const connectionsFor = (rate: number, { p95 }: Bounds): number =>
  Math.max(1, Math.min(rate, Math.ceil((rate * p95) / 1000)));

/** Milliseconds; undefined without an answer. */
export const percentile = ({ latencies }: Step, part: number): number | undefined =>
  latencies[Math.max(Math.ceil(latencies.length * part) - 1, 0)];

export const failedPart = ({ good, bad }: Step): number => (good + bad === 0 ? 1 : bad / (good + bad));

/** Good answers a second. */
export const answered = ({ good, seconds }: Step): number => good / seconds;

/** Why a rate is too much; undefined when it held. */
export function tooMuch(step: Step, bounds: Bounds): string | undefined {
  const p95 = percentile(step, 0.95);
  const failed = failedPart(step);
  if (failed > bounds.failed) return `${(failed * 100).toFixed(1)} % failed`;
  if (answered(step) < step.asked * KEPT_UP) return 'fell behind';
  if (p95 === undefined || p95 > bounds.p95) return `p95 above ${bounds.p95} ms`;
  return undefined;
}
