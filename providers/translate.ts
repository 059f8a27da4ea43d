import { constructOf, type Refused } from './check';
import { type Became, type Difference, differences } from './differences';
import { isObject, type Json, type JsonObject } from './json';
import { providerOf, stepsOf } from './schema';
import { byVersion, type ProviderName, type Versions } from './versions';

export interface Translation {
  readonly said: JsonObject;
  /** What cannot be translated. */
  readonly refused: readonly Refused[];
}

/** Translates a synthesized stack from the versions of the bindings to the chosen ones. */
export function inVersions(stack: JsonObject, versions: Versions): Translation {
  const { resource, terraform = {} } = stack as Readonly<Record<string, JsonObject>>;
  const required = terraform.required_providers as JsonObject;
  const known = differences.filter(
    ({ type, since }) => byVersion.compare(versions[providerOf(type)], since) >= 0,
  );
  const refused: Refused[] = [];
  const ofType = (type: string, byName: Json): Json => {
    const own = known.filter((difference) => difference.type === type);
    if (own.length === 0) return byName;
    return mapEntries(byName as JsonObject, (_, values) => {
      const construct = constructOf(values as JsonObject) ?? type;
      return own.reduce(
        (said, difference) =>
          translate(said, difference, (problem) =>
            refused.push({ construct, problem: `${type}: ${problem}` }),
          ),
        values,
      );
    });
  };
  const said = {
    ...stack,
    ...(resource && { resource: mapEntries(resource, ofType) }),
    terraform: {
      ...terraform,
      required_providers: mapEntries(required, (name) => ({
        source: `hashicorp/${name}`,
        version: versions[name as ProviderName],
      })),
    },
  };
  return { said, refused };
}

type Refuse = (problem: string) => void;

function translate(resource: Json, { path, became }: Difference, refuse: Refuse): Json {
  const said = (old: Json): JsonObject =>
    'name' in became ? { [became.name]: meaning(old, path, became, refuse) } : {};
  const moved = replaceAt(path.split('.'), said, resource) as JsonObject;
  const { ignore_changes: ignored, ...rest } = (moved.lifecycle ?? {}) as JsonObject;
  if (!Array.isArray(ignored)) return moved;
  const kept = (ignored as readonly string[]).flatMap((name) => {
    if (stepsOf(name).join('.') !== path) return [name];
    return 'name' in became ? [name.replace(/\w+(?=(\[\d+\])*$)/, became.name)] : [];
  });
  return { ...moved, lifecycle: { ...rest, ignore_changes: kept } };
}

/** Replaces in every occurrence of a block. */
function replaceAt(
  [name = '', ...rest]: readonly string[],
  said: (old: Json) => JsonObject,
  value: Json,
): Json {
  if (Array.isArray(value)) return value.map((element) => replaceAt([name, ...rest], said, element));
  if (!isObject(value) || !(name in value)) return value;
  const { [name]: old = null, ...others } = value;
  return rest.length > 0 ? { ...value, [name]: replaceAt(rest, said, old) } : { ...others, ...said(old) };
}

/** The value for the new name; a value that cannot be translated is refused. */
function meaning(value: Json, path: string, { name, how }: Named, refuse: Refuse): Json {
  if (value === null || how === 'renamed') return value;
  const { of, must, so } = meanings[how];
  const meant = of(value);
  if (meant !== undefined) return meant;
  refuse(`${path} must be ${must}, so that its ${so} can stand in ${name}; found ${JSON.stringify(value)}`);
  return value;
}

type Named = Extract<Became, { readonly name: string }>;

const meanings = {
  negated: { of: opposite, must: 'true, false or one expression', so: 'opposite' },
  'id instead of name': { of: idOf, must: 'the name of a resource in the same stack', so: 'id' },
};

function opposite(value: Json): Json | undefined {
  if (typeof value === 'boolean') return !value;
  // Not two expressions side by side: that is a text.
  const [, expression] = /^\$\{((?:(?!\$\{).)+)\}$/s.exec(String(value)) ?? [];
  return expression && `\${!(${expression})}`;
}

function idOf(name: Json): Json | undefined {
  const [, resource] = /^\$\{([\w.-]+)\.name\}$/.exec(String(name)) ?? [];
  return resource && `\${${resource}.id}`;
}

const mapEntries = (record: JsonObject, map: (name: string, value: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(name, value)]));
