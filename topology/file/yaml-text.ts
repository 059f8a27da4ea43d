/**
 * YAML text as plain values, and what in it is not plain. Only mappings, lists and scalars are read, because each of
 * them has one place and one meaning.
 */
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../rules/rule';
import type { Position } from './problem';
import type { Flaw } from './yaml-flaw';
import { parserFlaws } from './yaml-parser-flaws';
import { plainFlaws } from './yaml-plain-flaws';

export interface YamlText {
  readonly doc: Document;
  readonly lines: LineCounter;
  /** Undefined when the text cannot be read, or is empty. */
  readonly raw: unknown;
  readonly problems: readonly (readonly [Problem, Position])[];
}

export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  // The core schema whatever a %YAML line says: under version 1.1 the text `no` would be false.
  const doc = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false, // told with the place of the first
  });
  const flaws = flawsOf(text, doc, lines);
  const raw: unknown = flaws.some(({ fatal }) => fatal) ? undefined : (doc.toJS() ?? undefined);
  if (raw === undefined && flaws.length === 0) flaws.push(EMPTY);
  const problems = flaws.map(({ wrong, found, fix, offset }) => {
    const { line, col } = lines.linePos(offset);
    return [
      { path: [], wrong, found, fix },
      { line, column: col },
    ] as const;
  });
  return { doc, lines, raw, problems };
}

/** A flaw of the text itself hides what would only follow from it. */
function flawsOf(text: string, doc: Document, lines: LineCounter): Flaw[] {
  const odd = oddCharacter(text);
  if (odd) return [odd];
  const parsers = parserFlaws(doc, text);
  return parsers.some(({ fatal }) => fatal) ? parsers : [...parsers, ...plainFlaws(doc, lines)];
}

const EMPTY: Flaw = {
  wrong: 'is empty',
  fix: 'start from the regions.yaml of the project',
  offset: 0,
  fatal: true,
};

/** https://yaml.org/spec/1.2.2/#51-character-set; U+FFFD stands where bytes were no UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_TEXT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]|(?<!^)\ufeff|\r(?!\n)/;

/** The first one only: more of them have the same cause. */
function oddCharacter(text: string): Flaw | undefined {
  const match = NOT_TEXT.exec(text);
  if (!match) return undefined;
  const [found] = match;
  const words =
    found === '\r'
      ? {
          wrong: 'is a line ending that YAML does not know',
          fix: 'save the file with LF or CRLF line endings',
        }
      : {
          wrong: 'is a character that does not belong in text',
          fix: 'save the file as UTF-8, and remove it',
        };
  return { ...words, found, offset: match.index, fatal: true };
}
