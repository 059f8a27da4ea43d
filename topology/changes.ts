/** What differs between two versions, value by value, with every default filled in. */
import { canonicalFile } from './canonical';
import { formatPath } from './file/problem';
import type { Path } from './rules/rule';
import type { Step } from './rules/step/step';

export interface ValueChange {
  readonly path: string;
  /** Undefined where a version does not have the value. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export function changes({ base, next }: Step): ValueChange[] {
  const before = leaves(JSON.parse(canonicalFile(base)));
  const after = leaves(JSON.parse(canonicalFile(next)));
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
    .filter((change) => change.before !== change.after);
}

function leaves(value: unknown, path: Path = []): Map<string, string> {
  if (value === null || typeof value !== 'object') return new Map([[formatPath(path), String(value)]]);
  const steps = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return new Map(steps.flatMap(([step, inner]) => [...leaves(inner, [...path, step])]));
}
