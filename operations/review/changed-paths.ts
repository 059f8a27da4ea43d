/** The attributes that a change changes, ignoring the order of lists, as most of them are sets. */
import type { PlannedChange } from './plan/plan';
import { isNothing, leavesOf, textOf, UNKNOWN, type Value, withoutIndices } from './plan/values';

export interface ChangedPath {
  /** `site_config.ip_restriction.action` */
  readonly path: string;
  /** The new value, or one that contains it, is not known before the apply. */
  readonly unknown: boolean;
}

export function changedPaths({
  before,
  after,
}: Pick<PlannedChange, 'before' | 'after'>): readonly ChangedPath[] {
  const [old, fresh] = [valuesByPath(before), valuesByPath(after)];
  const open = [...fresh].filter(([, values]) => values.includes(OPEN)).map(([path]) => path);
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((path) => ({ path, was: old.get(path) ?? [], is: fresh.get(path) ?? [] }))
    .filter(({ was, is }) => was.join() !== is.join())
    .map(({ path }) => ({ path, unknown: open.some((part) => `${path}.`.startsWith(`${part}.`)) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** path -> its values as text, sorted; what is not there has none. */
export function valuesByPath(value: Value): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const leaf of leavesOf(value)) {
    if (isNothing(leaf.value)) continue;
    const path = withoutIndices(leaf.path);
    const values = found.get(path) ?? [];
    values.push(jsonOf(leaf.value));
    found.set(path, values);
  }
  for (const values of found.values()) values.sort();
  return found;
}

/** Like no JSON. */
const OPEN = textOf(UNKNOWN);

const jsonOf = (value: Value): string => (value === UNKNOWN ? OPEN : JSON.stringify(value));
