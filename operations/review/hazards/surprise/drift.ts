/** What a refresh found to differ from the state, and whether the plan undoes it. */
import { changedPaths } from '../../changed-paths';
import { isOneOf } from '../../hazard';
import type { PlannedChange, StackPlan } from '../../plan/plan';

export interface Drift {
  readonly address: string;
  /** The changes outside of Terraform. */
  readonly what: string;
  /** Those of them that the plan changes. */
  readonly reverted: readonly string[];
}

export const driftsIn = ({ drift, changes }: StackPlan): readonly Drift[] =>
  drift.map((found) => {
    const change = changes.find(({ address }) => address === found.address);
    const paths = pathsOf(found);
    const what = found.action === 'delete' ? 'it is gone' : paths.join(', ');
    return { address: found.address, what, reverted: change ? common(found, change) : [] };
  });

/** The paths that both change; all of the resource if it was deleted outside of Terraform and is created again. */
function common(found: PlannedChange, change: PlannedChange): readonly string[] {
  if (found.action === 'delete') return change.action === 'create' ? ['all of it'] : [];
  if (!isOneOf(change.action, 'update', 'replace')) return [];
  const planned = pathsOf(change);
  return pathsOf(found).filter((path) => planned.includes(path));
}

const pathsOf = (change: PlannedChange): readonly string[] =>
  changedPaths(change).flatMap(({ path, unknown }) => (unknown ? [] : [path]));
