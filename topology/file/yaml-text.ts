/**
 * YAML text as plain values, with what in it is not plain: of YAML only mappings, lists and scalars are read, which
 * mean one thing to everybody and stand in one place.
 */
import { type Document, isScalar, LineCounter, type Node, parseDocument, visit, type YAMLError } from 'yaml';
import type { Problem, Words } from '../rules/rule';
import type { Position } from './problem';

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
  });
  const flaws = [...parserFlaws(doc, text), ...indirections(doc)];
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

/** Something that is not plain YAML; after a fatal one the values are not to be trusted. */
interface Flaw extends Words {
  readonly offset: number;
  readonly fatal: boolean;
}

const EMPTY: Flaw = {
  wrong: 'is empty',
  fix: 'start from the regions.yaml of the project',
  offset: 0,
  fatal: true,
};

/** What the parser refuses or warns of, where its own words do not say how to fix it. */
const WORDS: Readonly<Partial<Record<YAMLError['code'], Words>>> = {
  BAD_DIRECTIVE: { wrong: 'is a directive that nobody reads', fix: 'remove the line' },
  DUPLICATE_KEY: { wrong: 'is a second key of this name', fix: 'keep one of them' },
  MULTIPLE_DOCS: { wrong: 'starts a second document', fix: 'keep one document in the file' },
  NON_STRING_KEY: { wrong: 'is a key that is not text', fix: 'write a plain word' },
  TAB_AS_INDENT: { wrong: 'is indented with a tab', fix: 'indent with spaces' },
  TAG_RESOLVE_FAILED: { wrong: 'is a tag', fix: 'leave it out and write the plain value' },
};

/** What the parser says in its own words is told at most once: the rest follows from what comes before. */
function parserFlaws(doc: Document, text: string): Flaw[] {
  const plain = [...doc.errors, ...doc.warnings].flatMap((flaw) => inWords(flaw, text) ?? []);
  const other = doc.errors.find(({ code }) => !WORDS[code]);
  if (!other || plain.some(({ fatal }) => fatal)) return plain;
  const words = { wrong: 'is not valid YAML', found: other.message, fix: 'fix the text here' };
  return [...plain, { ...words, offset: other.pos[0], fatal: true }];
}

function inWords({ name, code, pos }: YAMLError, text: string): Flaw | undefined {
  const words = WORDS[code];
  if (!words) return undefined;
  const [offset] = pos;
  const [word] = /^[^\s:,{}[\]]+/.exec(text.slice(offset, offset + 200)) ?? [];
  const fatal = name === 'YAMLParseError' && code !== 'DUPLICATE_KEY';
  return { ...words, found: word ?? text.charAt(offset), offset, fatal };
}

/** Where one place of the text stands for another, neither people nor messages can point at a value. */
function indirections(doc: Document): Flaw[] {
  const flaws: Flaw[] = [];
  const add = (wrong: string, found: string, { range }: Node): void => {
    flaws.push({ wrong, found, fix: 'write the values out', offset: range?.[0] ?? 0, fatal: true });
  };
  visit(doc, {
    Alias: (_, alias) => add('is an alias', `*${alias.source}`, alias),
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '<<') add('is a merge key', '<<', key);
    },
  });
  return flaws;
}
