/** The differences between two versions, value by value, with every default filled in. */
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

/** Lists whose entries are identified by these properties: an index would change with every entry before it. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  'dns.records': ['name', 'type'],
  'frontDoor.waf.exclusions': ['rule', 'match', 'operator', 'selector'],
  'frontDoor.waf.overrides': ['rule'],
  'frontDoor.waf.rateLimitExempt': ['address'],
};

type Entry = Readonly<Record<string, unknown>>;

function leaves(value: unknown, path: Path = []): Map<string, string> {
  if (value === null || typeof value !== 'object') return new Map([[formatPath(path), String(value)]]);
  if (path[0] === 'dns' && path.at(-1) === 'values') return new Map([[formatPath(path), setText(value)]]);
  return new Map(steps(value, path).flatMap(([step, inner]) => [...leaves(inner, [...path, step])]));
}

function steps(value: object, path: Path): readonly (readonly [string | number, unknown])[] {
  if (!Array.isArray(value)) return Object.entries(value);
  const fields = NAMED[formatPath(path)];
  return fields ? named(value, fields) : [...value.entries()];
}

/** Each entry under a name made of these fields; a repeated name gets a number. */
function named(entries: readonly Entry[], fields: readonly string[]): [string, unknown][] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const name = fields.flatMap((field) => entry[field] ?? []).join(' ');
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const rest = Object.entries(entry).filter(([field]) => !fields.includes(field));
    return [count === 1 ? name : `${name} ${count}`, Object.fromEntries(rest)];
  });
}

/** The values of a record set as one text: DNS returns them together, in no order. */
function setText(values: object): string {
  const texts = Object.values(values).map((value: unknown) =>
    typeof value === 'object' && value !== null ? Object.entries(value).flat().join(' ') : String(value),
  );
  return texts.toSorted().join(' | ');
}
