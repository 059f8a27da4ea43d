/** What Azure takes for a workbook, by the schema that Microsoft publishes. */
import { z } from 'zod';
import { schema } from './data/schema.json';

type Json = z.core.JSONSchema.JSONSchema;

/**
 * The schema, meaning what it says: it writes `items: [X]` where each is an X, which holds but the first to it. Its
 * `$id`s name places of the file, and would be taken for other files; its defaults would fill in what is missing.
 */
const meant = (node: unknown, inProperties = false): unknown => {
  if (Array.isArray(node)) return node.map((one) => meant(one));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => {
      if (inProperties) return [[key, meant(value)]];
      if (key === '$id' || key === 'default') return [];
      if (key === 'items' && Array.isArray(value)) return [[key, meant(value[0])]];
      return [[key, meant(value, key === 'properties' || key === 'definitions')]];
    }),
  );
};

const workbookSchema = z.fromJSONSchema(meant(schema) as Json);

/** Where and what; none when Azure takes it. */
export const workbookProblems = (workbook: unknown): readonly string[] => {
  const { error } = workbookSchema.safeParse(workbook);
  return error ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) : [];
};
