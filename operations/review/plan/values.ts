/** Values of a plan: JSON trees in which some places are not known before the apply. */

export const UNKNOWN = Symbol('known after apply');

export type Value =
  | symbol // UNKNOWN alone
  | null
  | undefined
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [key: string]: Value };

export type Values = Readonly<Record<string, Value>>;

/** Where in a value: keys and indices, from the outside in. */
export type ValuePath = readonly (string | number)[];

export interface Leaf {
  readonly path: ValuePath;
  readonly value: Value;
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

export const isMap = (value: Value): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a key, ignoring what every object inherits. */
export const at = (values: Values, key: string): Value =>
  Object.hasOwn(values, key) ? values[key] : undefined;

/** A missing block is null, an empty list or no key at all. */
export const isNothing = (value: Value): boolean =>
  value === null || value === undefined || (isList(value) && value.length === 0);

/** `after`, with the unknown places of `after_unknown`. */
export function withUnknowns(after: unknown, unknown: unknown): Value {
  if (unknown === true) return UNKNOWN;
  if (Array.isArray(unknown)) {
    const items = Array.isArray(after) ? after : [];
    const length = Math.max(items.length, unknown.length);
    return Array.from({ length }, (_, i) => withUnknowns(items[i], unknown[i]));
  }
  if (typeof unknown !== 'object' || unknown === null) return after as Value;
  const known = typeof after === 'object' && after !== null ? (after as Values) : {};
  const keys = new Set([...Object.keys(known), ...Object.keys(unknown)]);
  // If nothing is unknown, an empty object can also stand for null.
  if (keys.size === 0) return after as Value;
  return Object.fromEntries(
    [...keys].map((key) => [key, withUnknowns(at(known, key), at(unknown as Values, key))]),
  );
}

/** Every value that is neither a list nor a map, with its path. */
export function leavesOf(value: Value, path: ValuePath = []): readonly Leaf[] {
  if (isList(value)) return value.flatMap((item, i) => leavesOf(item, [...path, i]));
  if (isMap(value)) return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  return [{ path, value }];
}

/** A path without its indices, which mean nothing in a set. */
export const withoutIndices = (path: ValuePath): string =>
  path.filter((step) => typeof step === 'string').join('.');

/** The name of an attribute: the last step of its path that is no index. */
export const nameAt = (path: ValuePath): string =>
  String(path.findLast((step) => typeof step === 'string') ?? '');

/** The blocks under some keys, whether they are nested as a list or as a single object. */
export function blocksIn(value: Value, ...keys: readonly string[]): readonly Values[] {
  const here = isList(value) ? value.filter(isMap) : isMap(value) ? [value] : [];
  const [key, ...inner] = keys;
  return key === undefined ? here : here.flatMap((block) => blocksIn(at(block, key), ...inner));
}

/** Whether two values are equal; an unknown value equals nothing. */
export function isSame(a: Value, b: Value): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false;
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (isMap(a) && isMap(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
      isSame(at(a, key), at(b, key)),
    );
  }
  return a === b;
}

/** A value as text; what is no text as JSON. */
export const textOf = (value: Value): string =>
  typeof value === 'string'
    ? value
    : value === UNKNOWN
      ? '(known after apply)'
      : JSON.stringify(value ?? null);

/** A number, or the text of one; undefined for everything else, unknown values included. */
export function numberOf(value: Value): number | undefined {
  const isWritten = typeof value === 'string' && value.trim() !== '';
  if (typeof value !== 'number' && !isWritten) return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** Whether a block, or the number of blocks, is not known yet. */
export const isUnknown = (value: Value): boolean =>
  value === UNKNOWN || (isList(value) && value.includes(UNKNOWN));

/** Ids, regions and fixed words, whose case Azure ignores. */
export const lower = (value: Value): string => (typeof value === 'string' ? value.toLowerCase() : '');
