import { isObject, type Json, type JsonObject } from './json';
import { type Block, knows, type ProviderData, providerOf } from './schema';

export interface Refused {
  /** The path of the construct, or without one the stack and the name there: `global/output.servers`. */
  readonly construct: string;
  readonly problem: string;
}

/** The chosen provider versions would refuse a stack. */
export class UnknownToProvider extends Error {
  override readonly name = 'UnknownToProvider';

  constructor(readonly refused: readonly Refused[]) {
    super(refused.map(({ construct, problem }) => `${construct}: ${problem}`).join('\n'));
  }
}

/** The schemas of the chosen versions, by provider. */
type Schemas = Readonly<Record<string, ProviderData>>;

/** What Terraform itself accepts in every resource. */
const terraforms = /^(\/\/|count|depends_on|for_each|lifecycle|provider|provisioner|connection)$/;

/** What Terraform would refuse in a stack, because the chosen versions do not know it or require more. */
export function refusedBy(schemas: Schemas, stack: JsonObject): readonly Refused[] {
  const name = stackOf(stack);
  return [
    ...elements(stack.resource).flatMap((element) => inElement(schemas, 'resource_schemas', element)),
    ...elements(stack.data)
      .filter(({ type }) => !type.startsWith('terraform_'))
      .flatMap((element) => inElement(schemas, 'data_source_schemas', element)),
    ...Object.entries((stack.provider ?? {}) as Record<string, readonly JsonObject[]>).flatMap(
      ([provider, list]) => list.flatMap((values) => inProvider(schemas[provider], provider, values, name)),
    ),
    ...references(schemas, stack),
  ];
}

interface Element {
  readonly type: string;
  readonly values: JsonObject;
  readonly construct: string;
}

const elements = (all: Json | undefined): readonly Element[] =>
  Object.entries((all ?? {}) as Record<string, Record<string, JsonObject>>).flatMap(([type, byName]) =>
    Object.values(byName).map((values) => ({ type, values, construct: constructOf(values) ?? type })),
  );

/** The path of the construct that wrote them. */
export const constructOf = (values: JsonObject): string | undefined => metadataOf(values)?.path;

const stackOf = (stack: JsonObject): string => metadataOf(stack)?.stackName ?? 'stack';

const metadataOf = (values: JsonObject) =>
  (
    values['//'] as
      | { readonly metadata?: { readonly path?: string; readonly stackName?: string } }
      | undefined
  )?.metadata;

const inProvider = (
  schema: ProviderData | undefined,
  name: string,
  { alias: _, ...values }: JsonObject,
  stack: string,
): readonly Refused[] =>
  inBlock(schema?.provider.block ?? {}, values).map((problem) => ({
    construct: `${stack}/provider.${name}`,
    problem: `${problem} in ${name} ${schema?.version}`,
  }));

function inElement(
  schemas: Schemas,
  kind: 'resource_schemas' | 'data_source_schemas',
  { type, values, construct }: Element,
): readonly Refused[] {
  const schema = schemas[providerOf(type)];
  const block = schema?.[kind][type]?.block;
  const by = (problem: string) => ({
    construct,
    problem: `${type}: ${problem} in ${providerOf(type)} ${schema?.version}`,
  });
  // The data have only the types in use. The rehearsal refuses any other type.
  if (!block) return [];
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => !terraforms.test(name)));
  // It may be the word `all`.
  const ignored = (values.lifecycle as JsonObject | undefined)?.ignore_changes;
  return [
    ...inBlock(block, own),
    ...(Array.isArray(ignored) ? (ignored as readonly string[]) : [])
      .filter((path) => !knows(block, path))
      .map((path) => `ignore_changes names ${path}, which is not known`),
  ].map(by);
}

function inBlock(
  { attributes = {}, block_types = {} }: Block,
  values: JsonObject,
  at = '',
): readonly string[] {
  const settable = (name: string) => attributes[name]?.optional || attributes[name]?.required;
  const needed = [
    ...Object.entries(attributes).filter(([, { required }]) => required),
    ...Object.entries(block_types).filter(([, { min_items }]) => min_items),
  ];
  return [
    ...Object.keys(values)
      .filter((name) => !(name in block_types) && !settable(name))
      .map((name) => `${at}${name} is not known`),
    ...needed.filter(([name]) => !(name in values)).map(([name]) => `${at}${name} is required`),
    ...Object.entries(block_types).flatMap(([name, { block }]) =>
      [values[name] ?? []].flat().flatMap((it) => (isObject(it) ? inBlock(block, it, `${at}${name}.`) : [])),
    ),
  ];
}

/** An attribute that is read from another resource must be known too: `${azurerm_dns_zone.zone.name_servers}`. */
function references(schemas: Schemas, stack: JsonObject): readonly Refused[] {
  const refused = (text: string, construct: string) =>
    [...text.matchAll(/\b(data\.)?((?:azurerm|azuread)_\w+)\.[\w-]+(?:\[[^\]]*\])?\.(\w+)/g)].flatMap(
      ([reference, data, type = '', attribute = '']) => {
        const schema = schemas[providerOf(type)];
        const block = schema?.[data ? 'data_source_schemas' : 'resource_schemas'][type]?.block;
        return !block || knows(block, attribute)
          ? []
          : [
              {
                construct,
                problem: `${reference}: ${attribute} is not known in ${providerOf(type)} ${schema?.version}`,
              },
            ];
      },
    );
  const inside = (value: Json, construct: string): readonly Refused[] => {
    if (typeof value === 'string') return refused(value, construct);
    if (Array.isArray(value)) return value.flatMap((it) => inside(it, construct));
    if (!isObject(value)) return [];
    const here = constructOf(value) ?? construct;
    return Object.entries(value).flatMap(([name, it]) => (name === '//' ? [] : inside(it, here)));
  };
  const { output = {}, ...rest } = stack as Readonly<Record<string, JsonObject>>;
  const name = stackOf(stack);
  return [
    ...inside(rest, name),
    ...Object.entries(output).flatMap(([own, it]) => inside(it, `${name}/output.${own}`)),
  ];
}
