/** The numbers of connections that are tried one after another, and when to stop. */

/** The result of one step: so many connections, each of which asks again once it is answered. */
export interface Step {
  readonly connections: number;
  /** Until the last answer. */
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

/** From the first to the last, each a quarter more than the one before. */
export function ladder(from: number, to: number): readonly number[] {
  const all: number[] = [];
  for (let one = from; one < to; one = Math.max(one + 1, Math.round(one * 1.25))) all.push(one);
  return [...all, to];
}

/** Milliseconds; undefined without an answer. */
export const percentile = ({ latencies }: Step, part: number): number | undefined =>
  latencies[Math.max(Math.ceil(latencies.length * part) - 1, 0)];

export const failedPart = ({ good, bad }: Step): number => (good + bad === 0 ? 1 : bad / (good + bad));

/** Good answers a second. */
export const answered = ({ good, seconds }: Step): number => good / seconds;

/** Why the load was too high; undefined if it was not. */
export function tooMuch(step: Step, bounds: Bounds): string | undefined {
  const p95 = percentile(step, 0.95);
  const failed = failedPart(step);
  if (failed > bounds.failed) return `${(failed * 100).toFixed(1)} % failed`;
  if (p95 === undefined || p95 > bounds.p95) return `p95 above ${bounds.p95} ms`;
  return undefined;
}

/** More than noise. */
const GROWTH = 1.05;

/** Whether the last two steps answered hardly more than those before, so that additional requests only wait. */
export function bringsNoMore(steps: readonly Step[]): boolean {
  const most = (some: readonly Step[]) => Math.max(0, ...some.map(answered));
  return steps.length > 2 && most(steps.slice(-2)) < most(steps.slice(0, -2)) * GROWTH;
}

/** Good answers a second of the best step that held; undefined if none did. */
export function sustained(steps: readonly Step[], bounds: Bounds): number | undefined {
  const held = steps.filter((step) => tooMuch(step, bounds) === undefined);
  return held.length > 0 ? Math.max(...held.map(answered)) : undefined;
}
