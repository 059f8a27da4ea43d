/** Problems of shape: what the schema says of a value, put in words. */
import type { z } from 'zod';
import type { Path, Problem } from '../rules/rule';

type Issue = z.core.$ZodIssue;

export function shapeProblems(issues: readonly Issue[], raw: unknown): Problem[] {
  return issues.flatMap((issue) => toProblems(issue, raw));
}

function toProblems(issue: Issue, raw: unknown): Problem[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      atKey: true,
      found: key,
      ...words(issue.message),
    }));
  }
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message ?? issue.message;
    return [{ path, atKey: true, found: path.at(-1), ...words(message) }];
  }
  const found = valueAt(raw, path);
  const { wrong, fix } = words(describe(issue));
  return [
    found === undefined ? { path, wrong: 'is missing', fix: `add it: ${fix}` } : { path, found, wrong, fix },
  ];
}

/** A message of the schema has two lines: what is wrong, and how to fix it. */
function words(message: string): Pick<Problem, 'wrong' | 'fix'> {
  const [wrong = message, fix = 'see topology/regions.schema.json'] = message.split('\n');
  return { wrong, fix };
}

const NOUNS: Readonly<Record<string, string>> = {
  object: 'a mapping\nwrite its keys below it, indented, or as { key: value }',
  record: 'a mapping\nwrite its keys below it, indented, or as { key: value }',
  array: 'a list\nwrite it like [one, two]',
  string: 'text\nput it in quotes',
};

function describe(issue: Issue): string {
  if (issue.message.includes('\n')) return issue.message;
  if (issue.code === 'invalid_type') return `must be ${NOUNS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_union' && 'options' in issue) {
    return `must be a known ${issue.discriminator}\none of ${issue.options?.join(', ')}`;
  }
  return issue.message;
}

export function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object' && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    raw,
  );
}

/**
 * The file without what the schema refused, so that the rules can still look at the rest:
 * one mistyped value must not hide an overlap elsewhere.
 */
export function withoutRefused(raw: unknown, issues: readonly Issue[]): unknown {
  const whole = { file: structuredClone(raw) };
  for (const issue of issues) {
    for (const path of refusedBy(issue)) remove(whole, ['file', ...path]);
  }
  return whole.file ?? {};
}

function refusedBy(issue: Issue): Path[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  // Nobody has looked at the neighbours of a wrong discriminator.
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) return [path.slice(0, -1)];
  return [path];
}

function remove(root: unknown, path: Path): void {
  const last = path.at(-1);
  const parent = valueAt(root, path.slice(0, -1));
  if (last === undefined || parent === null || typeof parent !== 'object') return;
  // Not deleted: a rule that knows a default must not take it for a value that was refused.
  (parent as Record<string | number, unknown>)[last] = undefined;
}
