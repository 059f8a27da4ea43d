/** A value that Terraform will know only after the apply. */
export class Unknown {}
export const UNKNOWN = new Unknown();

export type Value = null | string | number | boolean | Unknown | readonly Value[] | Values;
export interface Values {
  readonly [name: string]: Value;
}

/** The way to an attribute: `['backup', 0, 'type']`. */
export type AttributePath = readonly (string | number)[];

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

export const isObject = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Unknown);

/** The text of an attribute, or '' where it is absent or not yet known. */
export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** The elements of a block or collection; none where it is absent or not yet known. */
export const elements = (value: Value | undefined): readonly Value[] => (isList(value) ? value : []);

export const blocks = (value: Value | undefined): readonly Values[] => elements(value).filter(isObject);

export const mapEntries = <T>(
  record: Readonly<Record<string, T>> | undefined,
  map: (name: string, value: T) => Value,
): Values =>
  Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => [name, map(name, value)]));

export function eachElement(value: Value, map: (element: Values) => Values): Value {
  if (isList(value)) return value.map((element) => (isObject(element) ? map(element) : element));
  return isObject(value) ? map(value) : value;
}
