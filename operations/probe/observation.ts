/** What preflight and verify report. */

/** `no answer`: it could not be asked, so nothing is known. */
export type Status = 'ok' | 'not yet' | 'failed' | 'no answer';

export interface Observation {
  readonly check: string;
  /** Who was asked. */
  readonly at: string;
  readonly status: Status;
  readonly found: string;
  /** What to do; undefined if all is well. */
  readonly todo?: string;
}

/** Functions that make the observations of one check, made at `at`. */
export const reporter = (check: string) => ({
  ok: (at: string, found: string): Observation => ({ check, at, status: 'ok', found }),
  notYet: (at: string, found: string, todo: string): Observation => ({
    check,
    at,
    status: 'not yet',
    found,
    todo,
  }),
  failed: (at: string, found: string, todo: string): Observation => ({
    check,
    at,
    status: 'failed',
    found,
    todo,
  }),
  noAnswer: (
    at: string,
    found: string,
    todo = 'try again; if it lasts, look for the cause',
  ): Observation => ({
    check,
    at,
    status: 'no answer',
    found,
    todo,
  }),
});
