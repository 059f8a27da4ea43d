import type { Outcome, StackReport } from '../terraform/stack-run';

/** `orphaned`: the stack no longer exists, but its resources do. */
export type RehearsalReport = StackReport<Outcome | 'orphaned'>;

export const isFine = (reports: readonly RehearsalReport[]): boolean =>
  reports.every(({ outcome }) => outcome === 'deployed');
