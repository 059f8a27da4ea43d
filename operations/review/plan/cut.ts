/** Whether something was cut out of a plan: its states, its changes and its configuration must agree. */
import type { Words } from '../../../topology/rules/rule';
import { heldIn } from './held';
import type { PlanShape, ResourceChangeShape } from './shape';
import { isSame, type Value } from './values';

/** What is missing, or does not fit together. */
export function cutShort(plan: PlanShape): Words | undefined {
  const changes = (plan.resource_changes ?? []).filter(({ mode }) => mode === 'managed');
  const found =
    unlisted(plan, changes) ??
    changes.map(misfit).find((words) => words !== undefined) ??
    unheld(plan, changes);
  if (found === undefined) return undefined;
  return {
    wrong: 'is inconsistent: it was cut, or made with -refresh-only',
    found,
    fix: 'plan the whole stack',
  };
}

/** Terraform lists every resource among the changes, also one that stays as it is. */
function unlisted(plan: PlanShape, changes: readonly ResourceChangeShape[]): string | undefined {
  const listed = new Set(changes.flatMap(namesOf));
  const known = [
    ...heldIn(plan.planned_values.root_module),
    ...heldIn(plan.prior_state?.values?.root_module),
  ];
  const missing = [...known, ...configured(plan)].find(({ address }) => !listed.has(address));
  return missing && `no change of ${missing.address}, which the plan must list`;
}

/** What the configuration has exactly one of. */
const configured = ({ configuration }: PlanShape): readonly { readonly address: string }[] =>
  (configuration.root_module?.resources ?? []).filter(
    ({ mode, count_expression, for_each_expression }) =>
      mode === 'managed' && count_expression === undefined && for_each_expression === undefined,
  );

/** Both sides of a change, as far as its action has them. */
function misfit({ address, change }: ResourceChangeShape): string | undefined {
  const { actions, before, after } = change;
  const word = actions.join(',');
  const has = { before: isObject(before), after: isObject(after) || change.after_unknown === true };
  if (word === 'no-op') {
    const stays = has.before && has.after && isSame(before as Value, after as Value);
    return stays ? undefined : `${address}, which stays as it is and does not`;
  }
  const needs = { before: word !== 'create', after: word !== 'delete' && word !== 'forget' };
  for (const side of ['before', 'after'] as const) {
    if (has[side] !== needs[side])
      return `${word} of ${address} ${has[side] ? 'with' : 'without'} what it is ${side}`;
  }
  return undefined;
}

/** What was there before stands in the state, unless it is imported; what is there after, in the planned one. */
function unheld(plan: PlanShape, changes: readonly ResourceChangeShape[]): string | undefined {
  const before = addressesIn(plan.prior_state?.values?.root_module);
  const after = addressesIn(plan.planned_values.root_module);
  for (const one of changes) {
    const { address, change } = one;
    if (isObject(change.before) && change.importing == null && !namesOf(one).some((name) => before.has(name)))
      return `${address}, which the state does not have`;
    if (isObject(change.after) && !after.has(address)) return `${address}, which is not planned`;
  }
  return undefined;
}

/** Now, and before it was moved. */
const namesOf = ({ address, previous_address }: ResourceChangeShape): readonly string[] =>
  previous_address ? [address, previous_address] : [address];

const addressesIn = (module: Parameters<typeof heldIn>[0]): ReadonlySet<string> =>
  new Set(heldIn(module).map(({ address }) => address));

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
