/** Time as an argument, so that tests need not wait. */

export interface Clock {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface Pace {
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** Milliseconds after which looking ends, whatever the result. */
  readonly limit: number;
}

export interface Patience {
  /** Milliseconds for each try. */
  readonly timeout: number;
  readonly tries: number;
}
