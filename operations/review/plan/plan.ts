import type { Value, ValuePath, Values } from './values';

export type Action = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'import';

/** What a plan, or a refresh, does to one resource or output. */
export interface PlannedChange {
  /** Of an output: `output.NAME`. */
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  readonly before: Values | undefined;
  /** With unknowns in their places. */
  readonly after: Values | undefined;
  /** Trees in which `true` marks what is sensitive. */
  readonly sensitiveBefore: unknown;
  readonly sensitiveAfter: unknown;
  /** What forces the replacement, if Terraform says so. */
  readonly replacedFor: readonly ValuePath[];
  /** Terraform's own word for why, such as `delete_because_no_resource_config`. */
  readonly reason?: string;
  readonly imported?: true;
  readonly movedFrom?: string;
}

/** A resource in the state before or after. */
export interface Held {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
  readonly sensitive: unknown;
}

export interface PlannedOutput {
  readonly name: string;
  /** None: it stays as it is. */
  readonly action: Action | undefined;
  readonly before: Value;
  readonly after: Value;
  readonly sensitiveBefore: unknown;
  readonly sensitiveAfter: unknown;
  /** What its expression refers to: `azurerm_key_vault.vault.id`. */
  readonly references: readonly string[];
}

/** One stack's plan. */
export interface StackPlan {
  readonly stack: string;
  readonly file: string;
  /** Changes of managed resources, without those that stay as they are. */
  readonly changes: readonly PlannedChange[];
  /** What the refresh found to differ from the state. */
  readonly drift: readonly PlannedChange[];
  readonly outputs: readonly PlannedOutput[];
  readonly before: readonly Held[];
  readonly after: readonly Held[];
}
