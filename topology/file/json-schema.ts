import { z } from 'zod';
import { regionsFileSchema } from './schema';

/** The shape of regions.yaml for editors: what the schema says of single values, in the draft that they read. */
export function jsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(regionsFileSchema, { io: 'input', target: 'draft-7' });
  return {
    $schema,
    title: 'regions.yaml',
    description: 'The regions of the API and what they share. Written by `npm run editor-schema`.',
    ...schema,
  };
}

/** The committed file: topology/regions.schema.json. */
export const jsonSchemaText = (): string => `${JSON.stringify(jsonSchema(), null, 2)}\n`;
