import { type Became, type Difference, differences } from './differences';
import { isObject, type Json, type JsonObject } from './json';
import { providerOf } from './schema';
import { byVersion, type ProviderName, type Versions } from './versions';

/** A synthesized stack, in the words of the chosen versions instead of those that the bindings bind. */
export function inVersions(stack: JsonObject, versions: Versions): JsonObject {
  const { resource, terraform = {} } = stack as Readonly<Record<string, JsonObject>>;
  const required = terraform.required_providers as JsonObject;
  const known = differences.filter(
    ({ type, since }) => byVersion.compare(versions[providerOf(type)], since) >= 0,
  );
  return {
    ...stack,
    ...(resource && { resource: mapEntries(resource, (type, byName) => ofType(type, byName, known)) }),
    terraform: {
      ...terraform,
      required_providers: mapEntries(required, (name) => ({
        source: `hashicorp/${name}`,
        version: versions[name as ProviderName],
      })),
    },
  };
}

function ofType(type: string, byName: Json, known: readonly Difference[]): Json {
  const own = known.filter((difference) => difference.type === type);
  return own.length === 0
    ? byName
    : mapEntries(byName as JsonObject, (_, resource) => own.reduce(translate, resource));
}

function translate(resource: Json, { path, became }: Difference): Json {
  const moved = moveAt(path.split('.'), became, resource) as JsonObject;
  const { ignore_changes: ignored, ...rest } = (moved.lifecycle ?? {}) as JsonObject;
  if (!Array.isArray(ignored)) return moved;
  const kept = ignored.flatMap((name) => (name === path ? ('name' in became ? [became.name] : []) : [name]));
  return { ...moved, lifecycle: { ...rest, ignore_changes: kept } };
}

/** A block may stand several times: then in each of them. */
function moveAt([name = '', ...rest]: readonly string[], became: Became, value: Json): Json {
  if (Array.isArray(value)) return value.map((element) => moveAt([name, ...rest], became, element));
  if (!isObject(value) || !(name in value)) return value;
  const { [name]: old = null, ...others } = value;
  if (rest.length > 0) return { ...value, [name]: moveAt(rest, became, old) };
  return 'name' in became ? { ...others, [became.name]: meaning(old, became.how) } : others;
}

function meaning(value: Json, how: Became['how']): Json {
  switch (how) {
    case 'negated':
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's
      return typeof value === 'string' ? value.replace(/^\$\{(.*)\}$/s, '${!($1)}') : !value;
    case 'id instead of name':
      return idOf(value);
    default:
      return value;
  }
}

function idOf(name: Json): Json {
  const [, resource] = /^\$\{([\w.-]+)\.name\}$/.exec(String(name)) ?? [];
  if (resource) return `\${${resource}.id}`;
  throw new Error(`${name}: must be the name of a resource in the same stack, so that its id can stand here`);
}

const mapEntries = (record: JsonObject, map: (name: string, value: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(name, value)]));
