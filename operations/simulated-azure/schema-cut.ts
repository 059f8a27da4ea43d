import { resourceTypes } from './resource-types';
import type { Facts, ProviderName, ProviderSchemas, Schema, SchemaFile } from './schema';

/** One provider in the output of `terraform providers schema -json`. */
export interface PrintedSchemas {
  readonly provider: Schema;
  readonly resource_schemas: Readonly<Record<string, Schema>>;
  readonly data_source_schemas: Readonly<Record<string, Schema>>;
}

const about =
  'The resource types that the simulated Azure serves. Schemas: `terraform providers schema -json`, without its descriptions (npm run provider-schemas). Facts (force-new, defaults, what excludes what): that command leaves them out; they come from the resource definitions of the same version of hashicorp/terraform-provider-azurerm and -azuread, and are kept when the schemas are made anew.';

const dataSources = [
  'azuread_client_config',
  'azurerm_client_config',
  'azurerm_resource_group',
  'azurerm_subscription',
];

/** What is served of a provider, cut out of all that it has. */
export function cutSchemas(
  name: ProviderName,
  version: string,
  printed: PrintedSchemas,
  facts: Readonly<Record<string, Facts>>,
): ProviderSchemas {
  const own = (types: readonly string[]) => types.filter((type) => type.startsWith(`${name}_`)).sort();
  const types = own(Object.keys(resourceTypes));
  return {
    version,
    provider: plain(printed.provider) as Schema,
    resource_schemas: pick(printed.resource_schemas, types),
    data_source_schemas: pick(printed.data_source_schemas, own(dataSources)),
    facts: Object.fromEntries(types.map((type) => [type, sorted(facts[type] ?? {}) as Facts])),
  };
}

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

/** The text of the committed file: a line for each resource type, so that a change of version can be reviewed. */
export function schemaFileText(providers: SchemaFile['providers']): string {
  const lines = (record: object): string =>
    Object.entries(record)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  const provider = ([name, schemas]: [string, ProviderSchemas]) => `  ${JSON.stringify(name)}: {
   "version": ${JSON.stringify(schemas.version)},
   "provider": ${JSON.stringify(schemas.provider)},
   "resource_schemas": {\n${lines(schemas.resource_schemas)}\n   },
   "data_source_schemas": {\n${lines(schemas.data_source_schemas)}\n   },
   "facts": {\n${lines(schemas.facts)}\n   }
  }`;
  return `{
 "about": ${JSON.stringify(about)},
 "providers": {\n${Object.entries(providers).map(provider).join(',\n')}\n }
}\n`;
}
