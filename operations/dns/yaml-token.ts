/** Tokens of a YAML text: made, replaced, and what follows them on their line. */
import { CST, Lexer, parse } from 'yaml';

/** Blanks, a comment, the line's end. */
export type Tail = CST.SourceToken[];

const NOWHERE = { offset: -1, indent: -1 };

export const source = (type: CST.SourceToken['type'], text: string): CST.SourceToken => ({
  type,
  source: text,
  ...NOWHERE,
});

/** Any text in flow style: the tree is written out again as it stands. */
export const written = (text: string, end: Tail): CST.FlowScalar => ({
  type: 'scalar',
  source: text,
  end,
  ...NOWHERE,
});

/** What stays when a value is replaced: the comments in it and beside it. */
export function tailOf(value: CST.Token | undefined, lineEnd: string): Tail {
  if (!value) return [];
  switch (value.type) {
    case 'flow-collection': {
      const [close, ...rest] = value.end;
      return withInner(CST.stringify({ ...value, end: close ? [close] : [] }), rest, lineEnd);
    }
    case 'block-map':
    case 'block-seq': {
      const text = CST.stringify(value);
      return withInner(text, /\n *$/.test(text) ? [source('newline', lineEnd)] : [], lineEnd);
    }
    case 'block-scalar':
      return value.props.slice(1) as Tail;
    default:
      return 'end' in value ? (value.end ?? []) : [];
  }
}

/** Takes the tail off a value, so that something can be put before it. */
export function takeTail(value: CST.Token | undefined): Tail {
  if (!value || !('end' in value) || !value.end) return [];
  const keep = value.type === 'flow-collection' ? 1 : 0;
  return value.end.splice(keep);
}

/**
 * The indentation of the line after an item, where a comment before it has drawn it in: it belongs to what comes next.
 */
export function takeIndent(item: CST.CollectionItem): Tail {
  const tokens = lastTokens(item);
  const isIndent = tokens.at(-1)?.type === 'space' && tokens.at(-2)?.type === 'newline';
  return isIndent ? tokens.splice(-1) : [];
}

function lastTokens({ value, sep, start }: CST.CollectionItem): Tail {
  if (!value) return sep ?? start;
  if (value.type === 'block-map' || value.type === 'block-seq') {
    const last = value.items.at(-1);
    return last ? lastTokens(last) : [];
  }
  return 'end' in value ? (value.end ?? []) : [];
}

/** Moves comments from inside a value to after it. */
function withInner(text: string, rest: Tail, lineEnd: string): Tail {
  const comments = [...new Lexer().lex(text)].filter((lexeme) => lexeme.startsWith('#'));
  if (comments.length === 0) return rest;
  const ends = rest[0]?.type === 'newline';
  return [
    source('space', ' '),
    source('comment', comments.join(' ')),
    ...(ends ? rest : [source('newline', lineEnd), source('space', ' '.repeat(8)), ...rest]),
  ];
}

/** In the style of the file: `{ type: A, values: [203.0.113.10] }`. */
export function flow(plain: unknown): string {
  if (Array.isArray(plain)) return `[${plain.map(flow).join(', ')}]`;
  if (typeof plain === 'object' && plain !== null) {
    return `{ ${Object.entries(plain)
      .map(([name, inner]) => `${name}: ${flow(inner)}`)
      .join(', ')} }`;
  }
  const isPlain = typeof plain !== 'string' || (/^\w[\w./-]*$/.test(plain) && parse(plain) === plain);
  return isPlain ? String(plain) : `'${plain.replaceAll("'", "''")}'`;
}
