/** Compares a plan with the rehearsal of the same step: by address, action and changed paths. */
import { changedPaths } from '../../changed-paths';
import type { Action, PlannedChange, StackPlan } from '../../plan/plan';
import { UNKNOWN } from '../../plan/values';
import { driftsIn } from './drift';

export interface Difference {
  readonly address: string;
  readonly found: string;
}

/** What a plan does to one resource or output. */
interface Deed {
  readonly address: string;
  readonly action: Action;
  /** It already exists and is imported first, so its values cannot be rehearsed. */
  readonly isImport: boolean;
  readonly paths: readonly string[];
  /** Whether these change is unknown. */
  readonly unknown: readonly string[];
}

/** What a plan does beyond the rehearsal. Drift that is only undone is reported elsewhere. */
export function unexplained(plan: StackPlan, expected: StackPlan | undefined): readonly Difference[] {
  const rehearsed = byAddress(expected);
  const drifts = new Map(driftsIn(plan).map(({ address, reverted }) => [address, reverted]));
  return deedsOf(plan).flatMap((deed) => {
    const { address } = deed;
    const found = beyond(deed, rehearsed.get(address), drifts.get(address) ?? []);
    return found ? [{ address, found }] : [];
  });
}

function beyond(deed: Deed, other: Deed | undefined, drifted: readonly string[]): string | undefined {
  const { action, isImport } = deed;
  const rest = deed.paths.filter((path) => !drifted.includes(path));
  if (!other) {
    const isDrift = drifted.length > 0 && (action === 'create' || rest.length === 0);
    // An update with only unknown values does not come from the file: a provider computes them again.
    const isIdle = action === 'update' && deed.paths.length === 0;
    return isDrift || isIdle ? undefined : said(action, rest);
  }
  if (isImport && other.isImport) return undefined;
  if (other.action !== action) return `${action}, but the rehearsal has ${other.action}`;
  const more = rest.filter((path) => !isIn(path, other));
  return more.length > 0 ? said(action, more) : undefined;
}

/** What the rehearsal does and the plan does not. */
export function missing(plan: StackPlan, expected: StackPlan | undefined): readonly Difference[] {
  const planned = byAddress(plan);
  return (expected ? deedsOf(expected) : [])
    .filter(({ address }) => !planned.has(address))
    .map(({ address, action, paths }) => ({ address, found: said(action, paths) }));
}

const byAddress = (plan: StackPlan | undefined): ReadonlyMap<string, Deed> =>
  new Map((plan ? deedsOf(plan) : []).map((deed) => [deed.address, deed]));

const deedsOf = (plan: StackPlan): readonly Deed[] => [
  ...plan.changes.map(deedOf),
  ...plan.outputs.flatMap(({ name, action, after }): readonly Deed[] =>
    // An output that is unknown so far may stay the same.
    action && !(action === 'update' && after === UNKNOWN)
      ? [{ address: `output.${name}`, action, isImport: false, paths: [], unknown: [] }]
      : [],
  ),
];

function deedOf(change: PlannedChange): Deed {
  const { address, action, imported = false } = change;
  const isImport = imported && action !== 'replace';
  const changed = action === 'update' || action === 'replace' ? changedPaths(change) : [];
  const paths = (unknown: boolean) =>
    changed.filter((one) => one.unknown === unknown).map(({ path }) => path);
  return { address, action, isImport, paths: paths(false), unknown: paths(true) };
}

/** Whatever the rehearsal does not know yet may change. */
const isIn = (path: string, { paths, unknown }: Deed): boolean =>
  paths.includes(path) || unknown.some((open) => `${path}.`.startsWith(`${open}.`));

const said = (action: Action, paths: readonly string[]): string =>
  paths.length > 0 ? `${action} of ${paths.join(', ')}` : action;
