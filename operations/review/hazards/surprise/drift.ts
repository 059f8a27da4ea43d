/** What a refresh found to be other than the state had it, and whether the plan takes it back. */
import { changedPaths } from '../../changed-paths';
import { isOneOf } from '../../hazard';
import type { PlannedChange, StackPlan } from '../../plan/plan';

export interface Drift {
  readonly address: string;
  /** What somebody or something else did. */
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

/** What both change, where the resource stays or comes again; where it was deleted outside and is created again, all of it. */
function common(found: PlannedChange, change: PlannedChange): readonly string[] {
  if (found.action === 'delete') return change.action === 'create' ? ['all of it'] : [];
  if (!isOneOf(change.action, 'update', 'replace')) return [];
  const planned = pathsOf(change);
  return pathsOf(found).filter((path) => planned.includes(path));
}

const pathsOf = (change: PlannedChange): readonly string[] =>
  changedPaths(change).flatMap(({ path, unknown }) => (unknown ? [] : [path]));
