/** The results of the requests of a live drill. Pure. */
import { isGood, type Request, type Try } from './tries';

/** When Azure was asked to stop and start the app, in milliseconds as in `Date`. */
export interface Marks {
  readonly stop: number;
  /** Undefined if it was not started again. */
  readonly start?: number | undefined;
}

/** Number of requests by the region that answered, or `nobody`. */
export type Served = Readonly<Record<string, number>>;

/** Seconds are counted from the stop, unless stated otherwise. */
export interface Measured {
  readonly firstFailure: number | null;
  /** The region's last answer before the others served all. */
  readonly lastAnswer: number | null;
  /** From the first failure until all answers came from others; null if that never happened. */
  readonly noticedAfter: number | null;
  /** Requests that reached the stopped region, or nobody. */
  readonly lost: number;
  /** Without an answer, even after the last retry. */
  readonly failed: number;
  /** Answered only after a retry, or after a second or more. */
  readonly slowed: number;
  /** Additional tries after the first ones. */
  readonly retried: number;
  /** Failed requests that were sent while the others served everything, before the region was started. */
  readonly failedLater: number;
  /** From the start until the region answered again; null if it did not. */
  readonly backAfter: number | null;
  readonly served: { readonly before: Served; readonly stopped: Served; readonly afterwards: Served };
}

/** As the drill on paper: https://learn.microsoft.com/azure/frontdoor/health-probes says nothing of slow answers. */
const SLOW_MILLISECONDS = 1000;

export function measured(requests: readonly Request[], region: string, { stop, start }: Marks): Measured {
  const tries = bySending(requests.flat());
  const until = start ?? Number.POSITIVE_INFINITY;
  // Requests that were in flight at the stop count as affected.
  const stopped = tries.filter(({ sent, ended }) => ended >= stop && sent < until);
  const shift = shiftOf(stopped, region);
  const failure = stopped.find((one) => !isGood(one));
  const last = stopped.findLast((one) => isGood(one) && isOf(one, region) && one.sent < (shift ?? until));
  const back = tries.find((one) => one.sent >= until && isGood(one) && isOf(one, region));

  const since = requests.filter(([first]) => first !== undefined && first.ended >= stop);
  const failed = since.filter((request) => !isAnswered(request));
  const seconds = (at: number) => (at - stop) / 1000;
  return {
    firstFailure: failure ? seconds(failure.ended) : null,
    lastAnswer: last ? seconds(last.ended) : null,
    noticedAfter: shift === undefined ? null : (shift - (failure?.sent ?? shift)) / 1000,
    lost: since.filter(([first]) => first && isLost(first, region)).length,
    failed: failed.length,
    slowed: since.filter((request) => isAnswered(request) && isSlow(request)).length,
    retried: since.reduce((sum, request) => sum + request.length - 1, 0),
    failedLater: failed.filter(([first]) => first && first.sent >= (shift ?? until) && first.sent < until)
      .length,
    backAfter: back ? (back.ended - until) / 1000 : null,
    served: {
      before: servedBy(requests, ({ ended }) => ended < stop),
      stopped: servedBy(requests, ({ sent, ended }) => ended >= stop && sent < until),
      afterwards: servedBy(requests, ({ sent }) => sent >= until),
    },
  };
}

/**
 * When the first try was sent after which the others answered everything; undefined if they did not answer the latest.
 * @param tries since the stop, in the order in which they were sent
 */
function shiftOf(tries: readonly Try[], region: string): number | undefined {
  const last = tries.findLastIndex((one) => !isGood(one) || isOf(one, region));
  return tries[last + 1]?.sent;
}

/** Whether the others have answered everything that was sent since the stop and in the last so many seconds. */
export function hasShifted(
  requests: readonly Request[],
  region: string,
  stop: number,
  seconds: number,
): boolean {
  const tries = bySending(requests.flat()).filter(({ sent }) => sent >= stop);
  const shift = shiftOf(tries, region);
  return shift !== undefined && (tries.at(-1)?.sent ?? shift) - shift >= seconds * 1000;
}

/** Whether the region has answered a request that was sent since then. */
export const hasAnswered = (requests: readonly Request[], region: string, since: number): boolean =>
  requests.flat().some((one) => one.sent >= since && isGood(one) && isOf(one, region));

const bySending = (tries: readonly Try[]): readonly Try[] => tries.toSorted((a, b) => a.sent - b.sent);

const isOf = (one: Try, region: string): boolean => one.region === region;

const isAnswered = (request: Request): boolean => request.some(isGood);

const isSlow = (request: Request): boolean => {
  const [first] = request;
  const last = request.at(-1);
  return request.length > 1 || (last?.ended ?? 0) - (first?.sent ?? 0) >= SLOW_MILLISECONDS;
};

/** The answer of a stopped app does not name its region. */
const isLost = (one: Try, region: string): boolean =>
  !isGood(one) && (one.region === undefined || isOf(one, region));

function servedBy(requests: readonly Request[], isMeant: (first: Try) => boolean): Served {
  const served: Record<string, number> = {};
  for (const request of requests) {
    const [first] = request;
    if (!first || !isMeant(first)) continue;
    const answer = request.find(isGood);
    const by = answer ? (answer.region ?? 'unnamed') : 'nobody';
    served[by] = (served[by] ?? 0) + 1;
  }
  return served;
}
