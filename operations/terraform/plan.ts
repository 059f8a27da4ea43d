import { type PlannedValue, plannedValues, type Sides } from './planned-values';

/** What is read from `terraform show -json PLAN`. */
export interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode?: 'managed' | 'data';
    readonly change: {
      readonly actions: readonly string[];
      readonly importing?: object;
      /** What forces a replacement, each as a path of names and indices. */
      readonly replace_paths?: readonly (readonly (string | number)[])[];
    } & Sides;
  }[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] } & Sides>>;
}

export type Action = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'import';

export interface Change {
  readonly address: string;
  readonly action: Action;
  /** The resource exists and is imported first. */
  readonly imported?: true;
  /** The attributes that differ, if an existing resource changes. */
  readonly attributes: readonly string[];
  /** The same in full, old and new. */
  readonly values?: readonly PlannedValue[];
  /** The attributes that force a replacement. */
  readonly because?: readonly string[];
}

export const columns = ['add', 'change', 'replace', 'destroy', 'import'] as const;
export type Counts = Readonly<Record<(typeof columns)[number], number>>;

/** What a plan does to resources, in Terraform's order. */
export function changesOf({ resource_changes: changes = [] }: PlanJson): readonly Change[] {
  return changes
    .filter(({ mode }) => mode !== 'data')
    .flatMap(({ address, change }) => {
      const action = actionOf(change.actions, change.importing !== undefined);
      if (!action) return [];
      const inPlace = action === 'update' || action === 'replace';
      return [
        {
          address,
          action,
          ...(change.importing && { imported: true as const }),
          attributes: inPlace ? differing(change.before, change.after, change.after_unknown) : [],
          ...(inPlace && { values: plannedValues(change) }),
          ...(change.replace_paths && {
            because: [...new Set(change.replace_paths.map(([name]) => String(name)))],
          }),
        },
      ];
    });
}

/** What a plan does to outputs. */
export const outputChangesOf = ({ output_changes: changes = {} }: PlanJson): readonly Change[] =>
  Object.entries(changes).flatMap(([name, change]) => {
    const action = actionOf(change.actions, false);
    const values = action === 'update' && { values: plannedValues(change) };
    return action ? [{ address: `output.${name}`, action, attributes: [], ...values }] : [];
  });

function actionOf(actions: readonly string[], imported: boolean): Action | undefined {
  if (actions.length === 2) return 'replace';
  const [action] = actions;
  if (action === 'no-op' || action === 'read') return imported ? 'import' : undefined;
  return action as Action;
}

function differing(before: unknown, after: unknown, unknown: unknown): readonly string[] {
  const [old, fresh, open] = [before, after, unknown].map(
    (value) => (value ?? {}) as Record<string, unknown>,
  );
  const same = (name: string) =>
    JSON.stringify(old?.[name] ?? null) === JSON.stringify(fresh?.[name] ?? null);
  return [...new Set([...Object.keys(fresh ?? {}), ...Object.keys(open ?? {})])]
    .filter((name) => open?.[name] === true || !same(name))
    .sort();
}

export function countsOf(changes: readonly Change[]): Counts {
  const of = (...actions: readonly Action[]) =>
    changes.filter(({ action }) => actions.includes(action)).length;
  return {
    add: of('create'),
    change: of('update'),
    replace: of('replace'),
    destroy: of('delete'),
    import: changes.filter(({ imported }) => imported).length,
  };
}

/** `2 to add, 1 to change` */
export function countsText(counts: Counts): string {
  const words = columns
    .filter((column) => counts[column] > 0)
    .map((column) => `${counts[column]} to ${column}`);
  return words.join(', ') || 'no changes';
}
