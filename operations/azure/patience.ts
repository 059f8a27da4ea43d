/** How long to wait for Azure, in milliseconds. */
export interface Patience {
  /** For one complete answer. */
  readonly answer: number;
  /** Number of retries after 429, 5xx, no answer or a cut connection. */
  readonly retries: number;
  /** Before the first retry; it doubles. */
  readonly pause: number;
  /** The longest accepted `Retry-After`. */
  readonly retryAfter: number;
  /** Between two looks at an operation, unless it says `Retry-After`. */
  readonly look: number;
  /** For an operation that was accepted. */
  readonly operation: number;
  /** For a sign-in. */
  readonly signIn: number;
}

const second = 1000;

export const usualPatience: Patience = {
  answer: 30 * second,
  retries: 4,
  pause: second,
  retryAfter: 60 * second,
  look: 5 * second,
  operation: 1800 * second,
  signIn: 60 * second,
};
