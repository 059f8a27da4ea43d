/** Plans as `terraform show -json` prints them, for what no rehearsal can make. */
import type { StackPlan } from '../../../../operations/review';
import { readPlan } from '../../../../operations/review/plan/read';

export interface ChangeJson {
  readonly address?: string;
  readonly type: string;
  readonly actions?: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly more?: object;
}

/** Of a resource with the name `it`; an update, unless something else is said. */
export const changeJson = ({
  type,
  address = `${type}.it`,
  more,
  actions = ['update'],
  before = actions[0] === 'create' && actions.length === 1 ? null : {},
  after = actions[0] === 'no-op' ? before : /^(delete|forget)$/.test(actions.join()) ? null : {},
  ...change
}: ChangeJson) => ({
  address,
  mode: 'managed',
  type,
  name: 'it',
  provider_name: `registry.terraform.io/hashicorp/${type.split('_')[0]}`,
  ...more,
  change: { actions, after_unknown: {}, ...change, before: before ?? null, after: after ?? null },
});

interface ChangedJson {
  readonly address: string;
  readonly mode?: string;
  readonly [more: string]: unknown;
  readonly type: string;
  readonly change?: { readonly before?: unknown; readonly after?: unknown; readonly [more: string]: unknown };
}

export interface Parts {
  readonly resource_changes?: readonly ChangedJson[] | null;
  readonly [more: string]: unknown;
}

/** With the states that belong to the changes. */
export const planJson = ({ resource_changes, ...more }: Parts = {}) => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  planned_values: stateOf(resource_changes, 'after'),
  prior_state: { values: stateOf(resource_changes, 'before') },
  configuration: { root_module: {} },
  resource_changes,
  applyable: true,
  complete: true,
  errored: false,
  ...more,
});

const stateOf = (changes: Parts['resource_changes'], side: 'before' | 'after') => ({
  root_module: {
    resources: (changes ?? []).flatMap(({ address, mode, type, change }) =>
      change?.[side] ? [{ address, mode, type, values: change[side] }] : [],
    ),
  },
});

/** Of the stack `global`, with these changes. */
export const planOf = (...changes: readonly ChangeJson[]): StackPlan =>
  readable({ resource_changes: changes.map(changeJson) });

export function readable(more: Parts, file = 'global.json'): StackPlan {
  const reading = readPlan(JSON.stringify(planJson(more)), file, [
    'global',
    'stamp-northeurope',
    'dns-migration',
  ]);
  if ('refusal' in reading) throw new Error(JSON.stringify(reading.refusal));
  return reading.plan;
}
