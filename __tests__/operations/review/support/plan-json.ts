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
  ...change
}: ChangeJson) => ({
  address,
  mode: 'managed',
  type,
  name: 'it',
  provider_name: `registry.terraform.io/hashicorp/${type.split('_')[0]}`,
  ...more,
  change: { actions, before: null, after: null, after_unknown: {}, ...change },
});

export const planJson = (more: object = {}) => ({
  format_version: '1.2',
  terraform_version: '1.11.4',
  planned_values: { root_module: {} },
  applyable: true,
  complete: true,
  errored: false,
  ...more,
});

/** Of the stack `global`, with these changes. */
export const planOf = (...changes: readonly ChangeJson[]): StackPlan =>
  readable({ resource_changes: changes.map(changeJson) });

export function readable(more: object, file = 'global.json'): StackPlan {
  const reading = readPlan(JSON.stringify(planJson(more)), file, [
    'global',
    'stamp-northeurope',
    'dns-migration',
  ]);
  if ('refusal' in reading) throw new Error(JSON.stringify(reading.refusal));
  return reading.plan;
}
