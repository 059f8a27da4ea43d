/** `terraform show -json PLAN` -> a stack's plan. */
import type { Words } from '../../../topology/rules/rule';
import { cutShort } from './cut';
import { heldIn } from './held';
import type { Action, PlannedChange, PlannedOutput, StackPlan } from './plan';
import { foreign, notJson, unsound } from './refusal';
import { type ChangeShape, type PlanShape, planShape, type ResourceChangeShape } from './shape';
import { stackOf } from './stack-name';
import { type Value, type Values, withUnknowns } from './values';

export type Reading = { readonly plan: StackPlan; readonly json: PlanShape } | { readonly refusal: Words };

/**
 * @param file its name, which may contain the stack's name
 * @param stacks that there are
 */
export function readPlan(text: string, file: string, stacks: readonly string[]): Reading {
  const json = parsed(text.replace(/^\uFEFF/, ''));
  if (json === undefined) return { refusal: notJson(text) };
  const other = foreign(json);
  if (other) return { refusal: other };
  const shape = planShape.safeParse(json);
  if (!shape.success) return { refusal: misshapen(shape.error.issues) };
  const refusal = unsound(shape.data) ?? cutShort(shape.data) ?? strange(shape.data);
  return refusal ? { refusal } : { plan: toPlan(shape.data, file, stacks), json: shape.data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function misshapen([issue]: readonly { readonly path: PropertyKey[]; readonly message: string }[]): Words {
  return {
    wrong: `is not a complete plan at ${issue?.path.map(String).join('.')}`,
    found: issue?.message,
    fix: 'write it with terraform show -json PLAN > FILE',
  };
}

/** An action that this program does not know. */
function strange(plan: PlanShape): Words | undefined {
  const all = [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? [])];
  const unknown = all.find(({ mode, change }) => mode === 'managed' && actionOf(change) === 'strange');
  if (unknown) {
    return {
      wrong: `has an unknown action for ${unknown.address}`,
      found: unknown.change.actions,
      fix: 'add the action to operations/review/plan',
    };
  }
  const foreign = all.find(
    ({ mode, provider_name }) => mode === 'managed' && !KNOWN_PROVIDERS.test(provider_name),
  );
  return (
    foreign && {
      wrong: 'has resources of a provider that the review does not know',
      found: `${foreign.address} of ${foreign.provider_name}`,
      fix: 'review only plans of azurerm and azuread',
    }
  );
}

/** OpenTofu has a registry of its own. */
const KNOWN_PROVIDERS = /\/hashicorp\/azure(rm|ad)$|^terraform\.io\/builtin\/terraform$/;

function toPlan(plan: PlanShape, file: string, stacks: readonly string[]): StackPlan {
  const before = heldIn(plan.prior_state?.values?.root_module);
  const after = heldIn(plan.planned_values.root_module);
  const outputs = plan.configuration.root_module?.outputs ?? {};
  return {
    stack: stackOf([...after, ...before], file, stacks),
    file,
    changes: (plan.resource_changes ?? []).flatMap(changed),
    drift: (plan.resource_drift ?? []).flatMap(changed),
    outputs: Object.entries(plan.output_changes ?? {}).map(([name, change]) => ({
      name,
      ...sidesOf(change),
      action: known(actionOf(change)),
      references: referencesIn(outputs[name]?.expression),
    })),
    before,
    after,
  };
}

function changed(resource: ResourceChangeShape): readonly PlannedChange[] {
  const { address, mode, type, previous_address: movedFrom, action_reason: reason, change } = resource;
  const action = known(actionOf(change));
  if (mode !== 'managed' || !action) return [];
  const { before, after, ...marks } = sidesOf(change);
  return [
    {
      address,
      type,
      action,
      before: asValues(before),
      after: asValues(after),
      ...marks,
      replacedFor: change.replace_paths ?? [],
      ...(reason && { reason }),
      ...(change.importing != null && { imported: true as const }),
      ...(movedFrom && { movedFrom }),
    },
  ];
}

const sidesOf = (change: ChangeShape): Pick<PlannedOutput, 'before' | 'after'> & Marks => ({
  before: change.before as Value,
  after: withUnknowns(change.after, change.after_unknown),
  sensitiveBefore: change.before_sensitive,
  sensitiveAfter: change.after_sensitive,
});

type Marks = Pick<PlannedChange, 'sensitiveBefore' | 'sensitiveAfter'>;

const asValues = (value: Value): Values | undefined =>
  typeof value === 'object' && value !== null ? (value as Values) : undefined;

const known = (action: Action | 'strange' | undefined): Action | undefined =>
  action === 'strange' ? undefined : action;

/** https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
const ACTIONS: Readonly<Record<string, Action>> = {
  create: 'create',
  update: 'update',
  delete: 'delete',
  forget: 'forget',
  'delete,create': 'replace',
  'create,delete': 'replace',
  'create,forget': 'replace',
};

function actionOf({ actions, importing }: ChangeShape): Action | 'strange' | undefined {
  const word = actions.join(',');
  if (word === 'no-op' || word === 'read') return importing == null ? undefined : 'import';
  return ACTIONS[word] ?? 'strange';
}

/** Every `references` list in an expression. */
function referencesIn(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (typeof expression !== 'object' || expression === null) return [];
  return Object.entries(expression).flatMap(([key, value]) =>
    key === 'references' && Array.isArray(value) ? value.map(String) : referencesIn(value),
  );
}
