/** What a plan changes inside a resource, value by value. */

export interface PlannedValue {
  /** `geo_location[1].zone_redundant` */
  readonly path: string;
  /** As JSON; sensitive and unknown values are described in words. */
  readonly before: string;
  readonly after: string;
}

/** Both sides of a change, and where they are sensitive or unknown, as `terraform show -json` prints them. */
export interface Sides {
  readonly before?: unknown;
  readonly after?: unknown;
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
}

const SENSITIVE = '(sensitive)';
const UNKNOWN = '(known after apply)';

export function plannedValues(sides: Sides, path = ''): readonly PlannedValue[] {
  const hide = (value: unknown) => masked(masked(value, sides.before_sensitive), sides.after_sensitive);
  const before = hide(sides.before);
  const after = unveiled(hide(sides.after), sides.after_unknown);
  if (same(sides.before, sides.after) && !hasUnknown(sides.after_unknown)) return [];
  const hidden = [sides.before_sensitive, sides.after_sensitive].includes(true);
  if (hidden || !isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before: shown(before), after: shown(after) }];
  }
  if (!Array.isArray(before) || !Array.isArray(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) => plannedValues(at(sides, name), path ? `${path}.${name}` : name));
  }
  return pairs(listOf(sides.before), listOf(sides.after)).flatMap(([old, fresh]) =>
    plannedValues(atPlaces(sides, old, fresh), `${path}[${fresh ?? old}]`),
  );
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
const shown = (value: unknown): string =>
  value === SENSITIVE || value === UNKNOWN ? value : JSON.stringify(value ?? null);

const hasUnknown = (unknown: unknown): boolean =>
  unknown === true || (isTree(unknown) && Object.values(unknown).some(hasUnknown));

const inside = (value: unknown, name: string | number | undefined): unknown => {
  if (value === true) return true;
  // Ignore what every object inherits.
  return isTree(value) && name !== undefined && Object.hasOwn(value, name) ? value[name] : undefined;
};

const at = (sides: Sides, name: string): Sides => atPlaces(sides, name, name);

const atPlaces = (
  sides: Sides,
  old: string | number | undefined,
  fresh: string | number | undefined,
): Sides => ({
  before: inside(sides.before, old),
  after: inside(sides.after, fresh),
  after_unknown: inside(sides.after_unknown, fresh),
  before_sensitive: inside(sides.before_sensitive, old),
  after_sensitive: inside(sides.after_sensitive, fresh),
});

/** Most lists are sets: leaves out what is in both, in any position, and compares the rest in order. */
function pairs(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly (readonly [number | undefined, number | undefined])[] {
  const rest = after.map((_, index) => index);
  const gone = before.flatMap((old, index) => {
    const match = rest.findIndex((fresh) => same(old, after[fresh]));
    if (match >= 0) rest.splice(match, 1);
    return match >= 0 ? [] : [index];
  });
  return Array.from({ length: Math.max(gone.length, rest.length) }, (_, i) => [gone[i], rest[i]] as const);
}

/** Without what is sensitive in it. */
function masked(value: unknown, sensitive: unknown): unknown {
  if (sensitive === true) return value === undefined || value === null ? value : SENSITIVE;
  return mapped(value, (inner, name) => masked(inner, inside(sensitive, name)));
}

/** With what is not known yet. */
function unveiled(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return UNKNOWN;
  if (!isTree(unknown) || Array.isArray(value)) {
    return mapped(value, (inner, name) => unveiled(inner, inside(unknown, name)));
  }
  const open = Object.keys(unknown).filter((name) => hasUnknown(unknown[name]));
  const all = {
    ...Object.fromEntries(open.map((name) => [name, undefined])),
    ...(isTree(value) ? value : {}),
  };
  return mapped(all, (inner, name) => unveiled(inner, inside(unknown, name)));
}

function mapped(value: unknown, map: (inner: unknown, name: string | number) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map);
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(inner, name)]));
}
