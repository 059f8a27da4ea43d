/** What clients do with an error, and the tries that this sends where. Second N is the time from N to N + 1. */
import { type Detection, noticed, ORIGIN_TIMEOUT_SECONDS } from './detection';

/**
 * Waits before a request that failed is sent again, in seconds; after the last one its client gives up. The default of
 * Azure's SDKs: three retries, each wait twice the one before.
 * https://learn.microsoft.com/javascript/api/@azure/core-rest-pipeline/pipelineretryoptions
 */
export const RETRY_SECONDS = [1, 2, 4] as const;

/**
 * How long a request waits for its turn in a region that is asked for more than it carries, before it is an error: the
 * origin response timeout of Front Door, and what Cosmos DB's SDK waits after a 429.
 * https://learn.microsoft.com/javascript/api/@azure/cosmos/retryoptions
 */
export const PATIENCE_SECONDS = ORIGIN_TIMEOUT_SECONDS;

/** Tries a second: the first ones, the first retries, and so on. */
export type Tries = readonly number[];

/** When each try follows the first one, where every error comes at once. */
const OFFSETS = [0, ...RETRY_SECONDS].map((_, i) =>
  RETRY_SECONDS.slice(0, i).reduce<number>((a, b) => a + b, 0),
);

/**
 * Tries that end at the failed regions. A client keeps its edge, so its retries end there too until this edge has
 * noticed. Errors come at once: were they slow, more retries would come late enough to succeed.
 * @param lost requests a second that these regions served
 */
export const triesLost = (lost: number, seen: Detection, second: number): Tries =>
  OFFSETS.map((offset) => (second >= offset ? lost * (1 - noticed(seen, second + 0.5)) : 0));

/** Retries that reach a healthy region, as their edge has noticed since the try before. */
export const triesMoved = (lost: number, seen: Detection, second: number): Tries =>
  OFFSETS.map((offset, i) => {
    const wait = RETRY_SECONDS[i - 1];
    if (wait === undefined || second < offset) return 0;
    return lost * (noticed(seen, second + 0.5) - noticed(seen, second + 0.5 - wait));
  });

/** Requests of one time, by what their clients see; each counts once. */
export interface ClientView {
  /** No answer, also after the last retry. */
  readonly failed: number;
  /** An answer, but after a retry or a wait of a second or more. */
  readonly slowed: number;
  /** Tries that were sent besides the first ones. */
  readonly retried: number;
}

export const addViews = (views: readonly ClientView[]): ClientView => ({
  failed: views.reduce((sum, { failed }) => sum + failed, 0),
  slowed: views.reduce((sum, { slowed }) => sum + slowed, 0),
  retried: views.reduce((sum, { retried }) => sum + retried, 0),
});
