/** What becomes of each documented command line: fixtures/documented-commands.yaml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A line as documents have it, or with what is run in its place. */
type Row = string | Readonly<Record<string, string>>;

interface Table {
  readonly run: readonly Row[];
  readonly 'filled in': Readonly<Record<string, string>>;
  /** test file -> lines */
  readonly tried: Readonly<Record<string, readonly string[]>>;
  /** reason -> lines, or what they begin with */
  readonly 'not run': Readonly<Record<string, readonly string[]>>;
}

const file = join(__dirname, '../../fixtures/documented-commands.yaml');
const table: Table = parse(readFileSync(file, 'utf8'));

const fill = (line: string) =>
  Object.entries(table['filled in']).reduce((text, [word, value]) => text.replaceAll(word, value), line);

/** line -> what is run, in this order */
export const runs: ReadonlyMap<string, string> = new Map(
  table.run.flatMap((row) => (typeof row === 'string' ? [[row, fill(row)]] : Object.entries(row))),
);

/** The rows of lines. */
export const rows: readonly string[] = [
  ...table.run.flatMap((row) => (typeof row === 'string' ? [row] : Object.keys(row))),
  ...Object.values(table.tried).flat(),
  ...Object.values(table['not run']).flat(),
];

/** The tests that try lines in their own way. */
export const tryingTests: readonly string[] = Object.keys(table.tried);
