import type { Block, ProviderData, Schema } from '../../providers/schema';
import { onceEach } from './once-each';

const nestingModes = { single: 1, list: 2, set: 3 } as const;

/** Everything that a version of a provider has. */
export const schemasMessage = onceEach((data: ProviderData) => ({
  provider: schemaMessage(data.provider),
  resource_schemas: mapValues(data.resource_schemas, schemaMessage),
  data_source_schemas: mapValues(data.data_source_schemas, schemaMessage),
  // With this, Terraform asks once a run instead of once for each connection.
  server_capabilities: { get_provider_schema_optional: true },
}));

/** A schema as the plugin protocol carries it; an attribute's type travels as the JSON text of its cty type. */
const schemaMessage = ({ version, block }: Schema): object => ({
  version,
  block: blockMessage(block),
});

const blockMessage = (block: Block): object => ({
  attributes: Object.entries(block.attributes ?? {}).map(([name, { type, ...flags }]) => ({
    name,
    type: Buffer.from(JSON.stringify(type)),
    ...flags,
  })),
  block_types: Object.entries(block.block_types ?? {}).map(([name, nested]) => ({
    type_name: name,
    block: blockMessage(nested.block),
    nesting: nestingModes[nested.nesting_mode],
    min_items: nested.min_items ?? 0,
    max_items: nested.max_items ?? 0,
  })),
});

const mapValues = <T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
