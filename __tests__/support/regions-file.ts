import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidFileError } from '../../topology/file/problem';
import { parseTopology } from '../../topology/parse';
import type { Topology } from '../../topology/topology';

/** A small valid regions.yaml. */
export const baseText = readFileSync(join(__dirname, '../fixtures/regions.yaml'), 'utf8');

/** What stands in a text, and what shall stand there instead. */
export type Edit = readonly [old: string, fresh: string];

/** Stamps with a staging slot. */
export const SLOT: Edit = ['\n  healthPath:', '\n  keepSlot: true\n  healthPath:'];

/** The base text with edits; each must find its place exactly once, or the test would prove nothing. */
export const edited = (...edits: readonly Edit[]): string =>
  edits.reduce((text, [old, fresh]) => {
    if (text.split(old).length !== 2) throw new Error(`the text must hold once: ${old}`);
    return text.replace(old, () => fresh);
  }, baseText);

export const topologyOf = (...edits: readonly Edit[]): Topology =>
  parseTopology(edited(...edits), 'regions.yaml');

/** The lines that people see for a text; none when it is valid. */
export function problemsOf(text: string): readonly string[] {
  try {
    parseTopology(text, 'regions.yaml');
    return [];
  } catch (error) {
    if (error instanceof InvalidFileError) return error.problems;
    throw error;
  }
}
