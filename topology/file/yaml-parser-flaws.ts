/** What the YAML parser refuses or warns about, in words that tell how to fix it. */
import { type Document, isCollection, isScalar, type Node, visit, type YAMLError } from 'yaml';
import type { Words } from '../rules/rule';
import type { Flaw } from './yaml-flaw';

type Code = YAMLError['code'];

const WORDS: Readonly<Partial<Record<Code, Words>>> = {
  BAD_ALIAS: { wrong: 'starts with a character that YAML reserves', fix: 'put the value in quotes' },
  BAD_DIRECTIVE: { wrong: 'is a YAML directive, which is not read', fix: 'remove the line' },
  BAD_DQ_ESCAPE: { wrong: 'is an escape that YAML does not know', fix: 'use single quotes' },
  BAD_INDENT: { wrong: 'is not indented like its neighbours', fix: 'begin it in the same column' },
  BAD_SCALAR_START: { wrong: 'starts with a character that YAML reserves', fix: 'put the value in quotes' },
  BLOCK_AS_IMPLICIT_KEY: {
    wrong: 'is a value that is followed by a key',
    fix: 'put a value that contains a colon in quotes, and begin the keys of a mapping in the same column',
  },
  BLOCK_IN_FLOW: { wrong: 'has no comma before the next key', fix: 'add a comma after it' },
  MISSING_CHAR: { wrong: 'is a key without a value', fix: 'write a colon and a space after it' },
  MULTILINE_IMPLICIT_KEY: { wrong: 'is a key without a value', fix: 'write a colon and a space after it' },
  MULTIPLE_DOCS: { wrong: 'starts a second document', fix: 'keep one document in the file' },
  NON_STRING_KEY: { wrong: 'is a key that is not text', fix: 'write a plain word' },
  RESOURCE_EXHAUSTION: {
    wrong: 'is nested too deeply',
    fix: 'look for an extra bracket or indentation',
  },
  TAB_AS_INDENT: { wrong: 'is indented with a tab', fix: 'indent with spaces' },
  TAG_RESOLVE_FAILED: { wrong: 'is a YAML tag', fix: 'remove it and write the plain value' },
  UNEXPECTED_TOKEN: { wrong: 'is not allowed here', fix: 'remove it, or put the value in quotes' },
};

/** These are always reported; of the others only the first is, because the rest may follow from it. */
const INDEPENDENT: readonly Code[] = ['BAD_DIRECTIVE', 'TAG_RESOLVE_FAILED'];

export function parserFlaws(doc: Document, text: string): Flaw[] {
  const conflict = leftOfMerge(text);
  if (conflict) return [conflict];
  const all = [...doc.errors, ...doc.warnings];
  const first = doc.errors.find(({ code }) => !INDEPENDENT.includes(code));
  return [
    ...all.filter(({ code }) => INDEPENDENT.includes(code)).map((error) => inWords(error, text)),
    ...(first ? [unclosed(first, doc, text) ?? inWords(first, text)] : []),
  ];
}

function inWords({ name, code, pos, message }: YAMLError, text: string): Flaw {
  const [start] = pos;
  const words = WORDS[code] ?? { wrong: `is not valid YAML: ${message}`, fix: 'fix the text here' };
  const [, spaces = '', word] = /^( *)([^\s:,{}[\]]+)/.exec(text.slice(start, start + 200)) ?? [];
  const offset = start + spaces.length;
  return { ...words, found: word ?? text.charAt(offset), offset, fatal: name === 'YAMLParseError' };
}

/** https://git-scm.com/docs/git-merge#_how_conflicts_are_presented */
function leftOfMerge(text: string): Flaw | undefined {
  const match = /^(?:<{7}|={7}|>{7})(?= |$)/m.exec(text);
  if (!match) return undefined;
  const words = { wrong: 'is left over from a merge', fix: 'resolve the conflict and remove the line' };
  return { ...words, found: match[0], offset: match.index, fatal: true };
}

const UNCLOSED = /must (?:be sufficiently indented and )?end with|Missing closing/;
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', "'": "'", '"': '"' };

/** The parser reports the end of the text; the message points to the bracket or quote that was opened. */
function unclosed({ message }: YAMLError, doc: Document, text: string): Flaw | undefined {
  if (!UNCLOSED.test(message)) return undefined;
  const open: number[] = [];
  visit(doc, { Node: (_, node) => void open.push(...openAt(node, text)) });
  const offset = open.at(-1);
  if (offset === undefined) return undefined;
  const [found = ''] = /^.*/.exec(text.slice(offset)) ?? [];
  const words = { wrong: 'is opened but not closed', fix: `close it with ${CLOSING[text.charAt(offset)]}` };
  return { ...words, found, offset, fatal: true };
}

function openAt(node: Node, text: string): number[] {
  const [start, end] = node.range ?? [0, 0];
  const isBracketed = isCollection(node) && node.flow === true;
  const isQuoted = isScalar(node) && node.type?.startsWith('QUOTE') === true;
  const isClosed = end - start > 1 && text.charAt(end - 1) === CLOSING[text.charAt(start)];
  return (isBracketed || isQuoted) && !isClosed ? [start] : [];
}
