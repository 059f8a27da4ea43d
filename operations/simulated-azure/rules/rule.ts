import type { Path } from '../plan';
import type { Values } from '../value';

/** A check of the provider that no schema shows, of the planned values and what was there before. */
export interface Rule {
  readonly name: string;
  readonly type: string;
  readonly stage: 'plan' | 'apply';
  /** Where the provider does it, at the version served. */
  readonly source: string;
  /** What is wrong, in the provider's words. */
  readonly check: (after: Values, before: Values | null) => readonly string[];
}

/** What the provider does without a word and an operator should know before the apply. */
export interface Warning {
  readonly name: string;
  readonly type: string;
  readonly source: string;
  readonly check: (before: Values, after: Values) => readonly string[];
}

/** A change that the provider turns into a replacement although the attribute is not force-new. */
export interface Replacement {
  readonly name: string;
  readonly type: string;
  readonly source: string;
  readonly path: Path;
  readonly when: (before: Values, after: Values) => boolean;
}

export const services =
  'https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services';
