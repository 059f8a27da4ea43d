/** Plans -> their record. Why it holds digests of values: docs/adr/0032-nothing-beyond-the-reviewed-change.md */
import { changedPaths, valuesByPath } from '../changed-paths';
import { concealer } from '../concealed';
import type { Action, PlannedChange, StackPlan } from '../plan/plan';
import { leavesOf, textOf, withoutIndices } from '../plan/values';
import { isSensitiveAt } from '../sensitive';
import { type ChangeRecord, type RecordedChange, recordOfStacks, type StackRecord } from './shape';

/** Text -> a digest from which the text cannot be recovered. */
export type Digest = (text: string) => string;

export const UNKNOWN_YET = 'unknown';
const NOT_RECORDED = 'not recorded';

/** @param plans all plans of the review, even those without changes */
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

/** After a create that failed half-way, Terraform plans a replacement: that still counts as the create. */
const actionOf = ({ action, reason }: PlannedChange): Action =>
  action === 'replace' && reason === 'replace_because_tainted' ? 'create' : action;

function pathsOf(change: PlannedChange, digest: Digest): Readonly<Record<string, string>> {
  // A replaced resource gets all of its planned values, not only those that differ.
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

/** Sensitive values have no digest, because a short secret could be guessed from one. */
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

/** Attributes that are set once, to the identity that creates the resource: plan and deploy use different identities. */
const isOfThePlanner = ({ type }: PlannedChange, path: string): boolean =>
  path === 'owners' && ['azuread_application', 'azuread_service_principal'].includes(type);
