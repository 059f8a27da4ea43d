import type { Words } from '../rules/rule';

/** Something in a text that is not plain YAML. */
export interface Flaw extends Words {
  /** Characters from the beginning. */
  readonly offset: number;
  /** The values can then not be trusted. */
  readonly fatal: boolean;
}
