/** Plans -> what is recorded of them. Why values are there as digests: docs/adr/0032-nothing-beyond-the-reviewed-change.md */
import { changedPaths, valuesByPath } from '../changed-paths';
import { concealer } from '../concealed';
import type { Action, PlannedChange, StackPlan } from '../plan/plan';
import { leavesOf, textOf, withoutIndices } from '../plan/values';
import { isSensitiveAt } from '../sensitive';
import { type ChangeRecord, type RecordedChange, recordOfStacks, type StackRecord } from './shape';

/** Text -> a digest of it, from which nobody gets the text back. */
export type Digest = (text: string) => string;

export const UNKNOWN_YET = 'unknown';
export const NOT_RECORDED = 'not recorded';

/** @param plans all that a review has seen, also of stacks that nothing changes */
export const recordOf = (plans: readonly StackPlan[], digest: Digest): ChangeRecord =>
  recordOfStacks(Object.fromEntries(plans.map((plan) => [plan.stack, stackRecord(plan, digest)])));

export function stackRecord(plan: StackPlan, digest: Digest): StackRecord {
  const concealed = concealer([plan]);
  const hidden: Digest = (text) => digest(concealed(text));
  return concealed(
    Object.fromEntries([
      ...plan.changes.map((change) => [change.address, recorded(change, hidden)] as const),
      // Without values: an output changes nothing in Azure, and the stacks that read it have plans of their own.
      ...plan.outputs.flatMap(({ name, action }) =>
        action ? [[`output.${name}`, { action, paths: {} }] as const] : [],
      ),
    ]),
  );
}

function recorded(change: PlannedChange, digest: Digest): RecordedChange {
  const { imported, before } = change;
  const action = actionOf(change);
  return {
    action,
    ...(imported && { imports: textOf(before?.id) }),
    paths: ENDS.includes(action) ? {} : pathsOf(change, digest),
  };
}

const ENDS: readonly Action[] = ['delete', 'forget'];

/** What a create has left when it failed half-way, goes first: that is still the create. */
const actionOf = ({ action, reason }: PlannedChange): Action =>
  action === 'replace' && reason === 'replace_because_tainted' ? 'create' : action;

function pathsOf(change: PlannedChange, digest: Digest): Readonly<Record<string, string>> {
  // What is made again becomes all of what it is planned to be, not just what differs.
  const before = change.action === 'update' || change.action === 'import' ? change.before : undefined;
  const becomes = valuesByPath(change.after);
  const secret = sensitivePaths(change);
  return Object.fromEntries(
    changedPaths({ before, after: change.after }).map(({ path, unknown }) => {
      if (unknown) return [path, UNKNOWN_YET];
      const isLeftOut = secret.has(path) || isOfThePlanner(change, path);
      return [path, isLeftOut ? NOT_RECORDED : digest((becomes.get(path) ?? []).join('\n'))];
    }),
  );
}

/** A digest of a short secret can be guessed from: of what is sensitive there is none. */
const sensitivePaths = ({ before, after, sensitiveBefore, sensitiveAfter }: PlannedChange) =>
  new Set(
    (
      [
        [before, sensitiveBefore],
        [after, sensitiveAfter],
      ] as const
    ).flatMap(([values, marks]) =>
      leavesOf(values)
        .filter(({ path }) => isSensitiveAt(marks, path))
        .map(({ path }) => withoutIndices(path)),
    ),
  );

/** Set once, to whoever creates it: who plans is not who deploys. */
const isOfThePlanner = ({ type }: PlannedChange, path: string): boolean =>
  path === 'owners' && ['azuread_application', 'azuread_service_principal'].includes(type);
