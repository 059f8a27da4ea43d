import type { Need } from '../capacity/needs';
import type { Topology } from '../topology';

/** A version whose values, each for itself and with the others, are valid, and what it asks of each region. */
export interface Burdened {
  readonly topology: Topology;
  /** Worked out once for all rules: 39 regions of which three may fail have ten thousand failures to go through. */
  readonly needed: readonly Need[];
}

/** `when westeurope fails` */
export function whenFails(failed: readonly string[]): string {
  if (failed.length === 0) return 'when nothing fails';
  return `when ${failed.join(' and ')} ${failed.length === 1 ? 'fails' : 'fail'}`;
}
