/** How clients retry after an error, and where their tries go. Second N is the time from N to N + 1. */
import { type Detection, noticed, ORIGIN_TIMEOUT_SECONDS } from './detection';

/**
 * Seconds before each retry of a failed request; after the last one the client gives up. The default of Azure's SDKs:
 * three retries, each wait twice the previous one.
 * https://learn.microsoft.com/javascript/api/@azure/core-rest-pipeline/pipelineretryoptions
 */
export const RETRY_SECONDS = [1, 2, 4] as const;

/**
 * How long a request waits in an overloaded region before it fails: the origin response timeout of Front Door, and the
 * wait of Cosmos DB's SDK after a 429.
 * https://learn.microsoft.com/javascript/api/@azure/cosmos/retryoptions
 */
export const PATIENCE_SECONDS = ORIGIN_TIMEOUT_SECONDS;

/** Tries a second: the first ones, the first retries, and so on. */
export type Tries = readonly number[];

/** Seconds from the first try to each one, if every error comes at once. */
const OFFSETS = [0, ...RETRY_SECONDS].map((_, i) =>
  RETRY_SECONDS.slice(0, i).reduce<number>((a, b) => a + b, 0),
);

/**
 * Tries that reach the failed regions. A client stays with its edge location, so its retries fail too until that edge
 * has noticed. Errors come at once: if they were slow, more retries would come late enough to succeed.
 * @param lost requests a second that these regions served
 */
export const triesLost = (lost: number, seen: Detection, second: number): Tries =>
  OFFSETS.map((offset) => (second >= offset ? lost * (1 - noticed(seen, second + 0.5)) : 0));

/** Retries that reach a healthy region, because their edge location has noticed since the previous try. */
export const triesMoved = (lost: number, seen: Detection, second: number): Tries =>
  OFFSETS.map((offset, i) => {
    const wait = RETRY_SECONDS[i - 1];
    if (wait === undefined || second < offset) return 0;
    return lost * (noticed(seen, second + 0.5) - noticed(seen, second + 0.5 - wait));
  });

/** Requests in a span of time by outcome for the client; each counts once. */
export interface ClientView {
  /** No answer, even after the last retry. */
  readonly failed: number;
  /** An answer, but after a retry or a wait of a second or more. */
  readonly slowed: number;
  /** Tries after the first ones. */
  readonly retried: number;
}

export const addViews = (views: readonly ClientView[]): ClientView => ({
  failed: views.reduce((sum, { failed }) => sum + failed, 0),
  slowed: views.reduce((sum, { slowed }) => sum + slowed, 0),
  retried: views.reduce((sum, { retried }) => sum + retried, 0),
});
