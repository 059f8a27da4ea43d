/** What was reviewed, as a file: `{ format, stacks: { STACK: { ADDRESS: change } } }`. */
import { z } from 'zod';
import type { Words } from '../../../topology/rules/rule';

const FORMAT = 1;

const changeShape = z.strictObject({
  action: z.enum(['create', 'update', 'replace', 'delete', 'forget', 'import']),
  /** The id of the resource to import. */
  imports: z.string().optional(),
  /** Path without indices -> a digest of what it becomes, or why there is none: `unknown`, `not recorded`. */
  paths: z.record(z.string(), z.string()),
});

const recordShape = z.strictObject({
  format: z.literal(FORMAT),
  /** A stack without changes has an empty entry; a stack that could not be planned has none. */
  stacks: z.record(z.string(), z.record(z.string(), changeShape)),
});

export type RecordedChange = Readonly<z.output<typeof changeShape>>;
export type StackRecord = Readonly<Record<string, RecordedChange>>;

/** What a review has seen in the plans of a rollout. It holds nothing sensitive. */
export interface ChangeRecord {
  readonly format: typeof FORMAT;
  readonly stacks: Readonly<Record<string, StackRecord>>;
}

export const recordOfStacks = (stacks: ChangeRecord['stacks']): ChangeRecord => ({ format: FORMAT, stacks });

/** Reads a record; whatever is not certainly a record is refused. */
export function readRecord(text: string): { readonly record: ChangeRecord } | { readonly refusal: Words } {
  const read = recordShape.safeParse(parsed(text));
  if (read.success) return { record: read.data };
  const [issue] = read.error.issues;
  const place = issue?.path.map(String).join('.') || 'its top';
  return {
    refusal: {
      wrong: `is not a record of a review at ${place}`,
      found: issue?.message,
      fix: 'write one with npm run review -- PLAN.json... --record FILE',
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
