import type { Facts, ProviderData, Schema } from '../../providers/schema';
import type { ProviderName } from '../../providers/versions';
import { dataSources, resourceTypes } from './services';

/** One provider in the output of `terraform providers schema -json`. */
export interface PrintedSchemas {
  readonly provider: Schema;
  readonly resource_schemas: Readonly<Record<string, Schema>>;
  readonly data_source_schemas: Readonly<Record<string, Schema>>;
}

export type FactsByType = Readonly<Record<string, Facts>>;

const aboutOf = (source: string, version: string) =>
  `The types that the simulated Azure serves. Schemas: \`terraform providers schema -json\`, without its descriptions. Facts (force-new, defaults, what excludes what), which that command leaves out: the resource definitions of https://github.com/${source.replace('/', '/terraform-provider-')}/tree/v${version}. Made by npm run provider-schemas.`;

/** What is served of a provider, cut out of all that it has. */
export function cutSchemas(
  name: ProviderName,
  version: string,
  printed: PrintedSchemas,
  facts: FactsByType,
): ProviderData {
  const source = `hashicorp/${name}`;
  const types = servedOf(name, resourceTypes);
  return {
    source,
    version,
    about: aboutOf(source, version),
    provider: plain(printed.provider) as Schema,
    resource_schemas: pick(printed.resource_schemas, types),
    data_source_schemas: pick(printed.data_source_schemas, servedOf(name, dataSources)),
    facts: Object.fromEntries(types.map((type) => [type, sorted(facts[type] ?? {}) as Facts])),
  };
}

/** The served resource types of a provider of which no plan facts are known. */
export const withoutFacts = (name: ProviderName, facts: FactsByType): readonly string[] =>
  servedOf(name, resourceTypes).filter((type) => !facts[type]);

const servedOf = (name: ProviderName, types: object): readonly string[] =>
  Object.keys(types)
    .filter((type) => type.startsWith(`${name}_`))
    .sort();

function pick(schemas: Readonly<Record<string, Schema>>, types: readonly string[]) {
  return Object.fromEntries(
    types.map((type) => {
      const schema = schemas[type];
      if (!schema) throw new Error(`The provider has no ${type}.`);
      return [type, plain(schema) as Schema];
    }),
  );
}

/** Without the descriptions of blocks and attributes; an attribute itself may be called `description`. */
const plain = (value: unknown): unknown =>
  transform(value, (key, owner) => !('description_kind' in owner && key.startsWith('description')));

const sorted = (value: unknown): unknown => transform(value, () => true);

function transform(value: unknown, keep: (key: string, owner: object) => boolean): unknown {
  if (Array.isArray(value)) return value.map((element) => transform(element, keep));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => keep(key, value))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, transform(inner, keep)]),
  );
}

export const dataFileName = (name: ProviderName, version: string): string => `${name}-${version}.json`;

/** The text of the committed file: a line for each type, so that a change of version can be reviewed. */
export function dataFileText(data: ProviderData): string {
  const { resource_schemas, data_source_schemas, facts, ...head } = data;
  const line = ([key, value]: [string, unknown]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const table = ([key, record]: [string, object]) =>
    `${JSON.stringify(key)}: {\n  ${Object.entries(record).map(line).join(',\n  ')}\n }`;
  const parts = [
    ...Object.entries(head).map(line),
    ...Object.entries({ resource_schemas, data_source_schemas, facts }).map(table),
  ];
  return `{\n ${parts.join(',\n ')}\n}\n`;
}
