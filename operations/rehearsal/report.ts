import type { Outcome, StackReport } from '../terraform/stack-run';

/** `orphaned`: the stack is gone, and what it holds is not. */
export type RehearsalReport = StackReport<Outcome | 'orphaned'>;

export const isFine = (reports: readonly RehearsalReport[]): boolean =>
  reports.every(({ outcome }) => outcome === 'deployed');
