/** What `npm run review -- --json` has written. */
import { z } from 'zod';
import { UsageError } from '../../cli/exit';
import { readText } from '../../cli/files';

const sighted = z.object({
  id: z.string(),
  address: z.string(),
  wrong: z.string(),
  found: z.string(),
  fix: z.string(),
});

const schema = z.object({
  verdict: z.enum(['clean', 'blocked']),
  hazards: z.array(sighted),
  idle: z.array(sighted),
  accepted: z.array(sighted.extend({ reason: z.string(), expires: z.string() })),
  notes: z.array(sighted),
});

export type WrittenReview = z.infer<typeof schema>;

/** @throws UsageError if it is something else */
export function readReview(folder: string, file: string): WrittenReview {
  const { data, error } = schema.safeParse(parsed(readText(folder, file)));
  if (data) return data;
  const place = error.issues[0]?.path.join('.') || 'the file';
  throw new UsageError(
    `${file}: is not a review; found something else at ${place}; name a file written by npm run review -- PLAN.json... --json FILE`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
