import type { Block, Schema } from '../../providers/schema';

const nestingModes = { single: 1, list: 2, set: 3 } as const;

/** A schema as the plugin protocol carries it; an attribute's type travels as the JSON text of its cty type. */
export const schemaMessage = ({ version, block }: Schema): object => ({
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
