/** Splits a zone file (RFC 1035, 5.1) into lines: comments apart, parentheses joined, escapes resolved. */

export interface Token {
  readonly text: string;
  /** As it stands in the file. */
  readonly raw: string;
  /**
   * Held an escape that matters in a name: `\.` is not a separator, `\@` is not the origin. `\052` is the byte 52 here,
   * but an asterisk in octal, as Route 53 and djbdns write it.
   */
  readonly escaped: boolean;
  readonly quoted: boolean;
}

export interface Line {
  readonly number: number;
  /** Begins with a blank: it has the owner of the record before it. */
  readonly indented: boolean;
  readonly tokens: readonly Token[];
  readonly comment: string;
  /** Why the line cannot be read. */
  readonly flaw: string | undefined;
}

/** Lines end as on Unix, on Windows, or as on the first Macs: with CR alone. */
const LEXEME =
  /(?<end>\r\n|\n|\r)|(?<blank>[^\S\r\n]+)|;(?<comment>[^\r\n]*)|(?<bracket>[()])|"(?<text>(?:[^"\\\r\n]|\\[^\r\n])*)"|(?<open>")|(?<word>(?:[^\s;()"\\]|\\[^\r\n])+|\\)/g;

type Lexeme = Readonly<Record<string, string | undefined>>;

export function* logicalLines(text: string): Generator<Line> {
  const lexemes: readonly Lexeme[] = Array.from(text.matchAll(LEXEME), ({ groups = {} }) => groups);
  const lone = unpaired(lexemes);
  let held: Lexeme[] = [];
  let depth = 0;
  let first = 1;
  let current = 1;
  for (const lexeme of lexemes) {
    held.push(lexeme);
    if (!lone.has(lexeme)) depth += lexeme.bracket === '(' ? 1 : lexeme.bracket === ')' ? -1 : 0;
    if (lexeme.end === undefined) continue;
    current++;
    if (depth > 0) continue;
    yield toLine(first, held, lone);
    held = [];
    first = current;
  }
  yield toLine(first, held, lone);
}

/** An unclosed parenthesis joins no lines, so that it does not swallow the rest of the file. */
function unpaired(lexemes: readonly Lexeme[]): ReadonlySet<Lexeme> {
  const open: Lexeme[] = [];
  const closing = lexemes.filter((lexeme) => {
    if (lexeme.bracket === '(') open.push(lexeme);
    return lexeme.bracket === ')' && !open.pop();
  });
  return new Set([...open, ...closing]);
}

function toLine(number: number, lexemes: readonly Lexeme[], lone: ReadonlySet<Lexeme>): Line {
  const has = (test: (lexeme: Lexeme) => boolean) => lexemes.some(test);
  return {
    number,
    indented: lexemes[0]?.blank !== undefined,
    tokens: lexemes.flatMap(({ text, word }) => {
      const raw = text ?? word;
      return raw === undefined ? [] : [toToken(raw, text !== undefined)];
    }),
    comment: lexemes.flatMap(({ comment }) => comment ?? []).join(' '),
    flaw: has(({ open }) => open !== undefined)
      ? 'has an unclosed quote'
      : has((lexeme) => lone.has(lexeme))
        ? 'has an unmatched parenthesis'
        : undefined,
  };
}

/** `\034` is a byte by its decimal value, `\x` the character itself. */
function toToken(raw: string, quoted: boolean): Token {
  let escaped = false;
  const text = raw.replaceAll(/\\(?:(\d{3})|([\s\S])|$)/g, (_, byte?: string, character = '') => {
    const meant = byte ? String.fromCharCode(Number(byte)) : character;
    escaped ||= byte !== undefined || !/^[\w*-]$/.test(meant);
    return meant;
  });
  return { text, raw: quoted ? `"${raw}"` : raw, escaped, quoted };
}
