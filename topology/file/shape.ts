/** Problems of shape: what the schema says of a value, put in words. */
import type { z } from 'zod';
import { nearest } from '../nearest';
import type { Path, Problem } from '../rules/rule';
import { formatPath } from './problem';

type Issue = z.core.$ZodIssue;

export function shapeProblems(issues: readonly Issue[], raw: unknown): Problem[] {
  const meant = new Set(issues.flatMap((issue) => meantKeys(issue, raw)).map(formatPath));
  const told = new Set<string>();
  return issues
    .flatMap((issue) => toProblems(issue, raw))
    .filter(({ path, wrong }) => {
      const place = formatPath(path);
      const isNew = !told.has(`${place} ${wrong}`);
      told.add(`${place} ${wrong}`);
      return isNew && !(wrong === MISSING && meant.has(place));
    });
}

const MISSING = 'is missing';

function toProblems(issue: Issue, raw: unknown): Problem[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    const { wrong, fix } = words(issue.message);
    return issue.keys.map((key) => {
      const meant = nearestKey(key, issue);
      const hint = meant ? `did you mean ${meant}? ` : '';
      return { path: [...path, key], atKey: true, found: key, wrong, fix: hint + fix };
    });
  }
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message ?? issue.message;
    return [{ path, atKey: true, found: path.at(-1), ...words(message) }];
  }
  const found = valueAt(raw, path);
  const { wrong, fix } = words(describe(issue));
  const mistyped = mistypedDiscriminator(issue, raw);
  if (mistyped !== undefined) {
    const hint = `did you mean ${String(path.at(-1))}? ${fix}`;
    const place = [...path.slice(0, -1), mistyped];
    return [{ path: place, atKey: true, found: mistyped, wrong: 'is not a known key', fix: hint }];
  }
  return [
    found === undefined ? { path, wrong: MISSING, fix: `add it: ${fix}` } : { path, found, wrong, fix },
  ];
}

type Unrecognized = Extract<Issue, { code: 'unrecognized_keys' }>;

/** The known key that somebody may have meant, whatever its case and the signs between its words. */
function nearestKey(key: string, { message }: Unrecognized): string | undefined {
  const known = words(message).fix.replace(/^.*: /, '').split(', ');
  const found = nearest(plain(key), known.map(plain));
  return known.find((one) => plain(one) === found);
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/g, '');

/** A mistyped key for the one that decides which others there are: these are not known yet, and `name` is near to `type`. */
function mistypedDiscriminator(issue: Issue, raw: unknown): string | undefined {
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return undefined;
  const path = issue.path as Path;
  if (valueAt(raw, path) !== undefined) return undefined;
  const meant = plain(issue.discriminator);
  const keys = Object.keys(valueAt(raw, path.slice(0, -1)) ?? {});
  return keys.find((key) => nearest(plain(key), [meant], 2) !== undefined);
}

/** Missing keys that were only mistyped: the message about the mistyped key is enough. */
function meantKeys(issue: Issue, raw: unknown): Path[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const path = issue.path as Path;
  return issue.keys.flatMap((key) => {
    const meant = nearestKey(key, issue);
    const isThere = meant === undefined || valueAt(raw, [...path, meant]) !== undefined;
    return isThere ? [] : [[...path, meant]];
  });
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

function valueAt(raw: unknown, path: Path): unknown {
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
    for (const path of [...refusedBy(issue), ...meantKeys(issue, raw)]) remove(whole, ['file', ...path]);
  }
  return whole.file ?? {};
}

function refusedBy(issue: Issue): Path[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  // The schema has not checked the neighbours of a wrong discriminator.
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) return [path.slice(0, -1)];
  return [path];
}

function remove(root: unknown, path: Path): void {
  const last = path.at(-1);
  const parent = valueAt(root, path.slice(0, -1));
  if (last === undefined || parent === null || typeof parent !== 'object') return;
  // Set, not deleted: else a rule would use the default in place of the refused value.
  (parent as Record<string | number, unknown>)[last] = undefined;
}
