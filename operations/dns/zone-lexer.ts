/** Splits a zone file (RFC 1035, 5.1) into lines: comments gone, parentheses joined, escapes resolved. */

export interface Token {
  readonly text: string;
  /** Held an escape: in a name, a dot may then be no separator. */
  readonly escaped: boolean;
  readonly quoted: boolean;
}

export interface Line {
  readonly number: number;
  /** Begins with a blank: the owner is that of the record before. */
  readonly indented: boolean;
  readonly tokens: readonly Token[];
  /** Why the line cannot be read. */
  readonly flaw: string | undefined;
}

const LEXEME =
  /(?<end>\n)|(?<blank>[^\S\n]+)|(?<comment>;[^\n]*)|(?<bracket>[()])|"(?<text>(?:[^"\\\n]|\\.)*)"|(?<open>")|(?<word>(?:[^\s;()"\\]|\\.)+|\\)/g;

type Lexeme = Readonly<Record<string, string | undefined>>;

export function* logicalLines(text: string): Generator<Line> {
  let lexemes: Lexeme[] = [];
  let depth = 0;
  let first = 1;
  let current = 1;
  const line = (): Line => toLine(first, lexemes, depth);
  for (const { 0: all, groups = {} } of text.matchAll(LEXEME)) {
    current += all.split('\n').length - 1;
    lexemes.push(groups);
    depth += groups.bracket === '(' ? 1 : groups.bracket === ')' ? -1 : 0;
    if (groups.end === undefined || depth > 0) continue;
    yield line();
    lexemes = [];
    depth = 0;
    first = current;
  }
  yield line();
}

function toLine(number: number, lexemes: readonly Lexeme[], depth: number): Line {
  const tokens = lexemes.flatMap(({ text, word }): Token[] => {
    const raw = text ?? word;
    return raw === undefined
      ? []
      : [{ text: unescaped(raw), escaped: raw.includes('\\'), quoted: text !== undefined }];
  });
  const open = lexemes.some((lexeme) => lexeme.open !== undefined);
  return {
    number,
    indented: lexemes[0]?.blank !== undefined,
    tokens,
    flaw: open
      ? 'has a quote without its pair'
      : depth === 0
        ? undefined
        : 'has a parenthesis without its pair',
  };
}

/** `\034` is a byte by its decimal value, `\x` the character itself. */
const unescaped = (raw: string): string =>
  raw.replaceAll(/\\(?:(\d{3})|([\s\S]))/g, (_, byte?: string, character = '') =>
    byte ? String.fromCharCode(Number(byte)) : character,
  );
