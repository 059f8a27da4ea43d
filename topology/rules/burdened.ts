import type { Need } from '../capacity/needs';
import type { Topology } from '../topology';

/** A version that the schema and the rules of the file accept, and what it asks of each region. */
export interface Burdened {
  readonly topology: Topology;
  /** Calculated once for all rules: with 39 regions, of which three may fail, there are ten thousand failures. */
  readonly needed: readonly Need[];
}

/** `when westeurope fails` */
export function whenFails(failed: readonly string[]): string {
  if (failed.length === 0) return 'when nothing fails';
  return `when ${failed.join(' and ')} ${failed.length === 1 ? 'fails' : 'fail'}`;
}
