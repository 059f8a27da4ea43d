/** The same values in any layout that YAML has for them. */
import fc from 'fast-check';

/** Answers of a generator, one after another: a layout is a row of small choices. */
type Choose = <const T>(...of: readonly T[]) => T;

export interface Layout {
  readonly text: string;
  readonly lineEnd: string;
}

export const layoutOf = (value: object): fc.Arbitrary<Layout> =>
  fc.tuple(fc.infiniteStream(fc.nat(1 << 20)), fc.constantFrom('\n', '\r\n')).map(([stream, lineEnd]) => {
    const choose: Choose = (...of) => of[(stream.next().value ?? 0) % of.length] as (typeof of)[number];
    const head = choose('', '', '', '\uFEFF', '---\n', '%YAML 1.2\n---\n', '# top\n\n');
    const body = choose(true, true, true, false)
      ? block(value, choose(0, 0, 2), choose)
      : flow(value, 4, choose);
    const tail = choose('\n', '\n', '', '\n\n# end\n', '\n...\n');
    return { text: (head + body.trimStart() + tail).replaceAll('\n', lineEnd), lineEnd };
  });

let comments = 0;
const comment = (choose: Choose): string => (choose(true, false, false) ? ` # c${comments++}: {[x]} 'y` : '');
const commentLine = (indent: number, choose: Choose): string =>
  choose(true, false, false, false) ? `\n${' '.repeat(indent)}# l${comments++}, "z"` : '';

const scalar = (value: unknown, choose: Choose): string => {
  if (typeof value !== 'string') return JSON.stringify(value);
  const isPlain = /^[a-z][\w./-]*$/i.test(value) && !/^(?:true|false|null)$/.test(value);
  return isPlain && choose(true, false)
    ? value
    : choose(JSON.stringify(value), `'${value.replaceAll("'", "''")}'`);
};

/** Begins with a line end; whatever stands before it is a key or a dash. */
function block(value: unknown, indent: number, choose: Choose): string {
  const pad = `\n${' '.repeat(indent)}`;
  const wide = indent + choose(1, 2, 4);
  const before = () => choose('', '', '', '\n') + commentLine(choose(indent, indent, 0), choose);
  if (Array.isArray(value)) {
    return value.map((one) => `${before()}${pad}-${item(one, indent, choose)}`).join('');
  }
  const pairs = Object.entries(value as object).map(([key, one]) => {
    const name = choose(key, key, key, `"${key}"`, `'${key}'`);
    const deeper = Array.isArray(one) ? choose(indent, wide) : wide;
    const said = inside(one, deeper, choose);
    const isExplicit = choose(false, false, false, false, false, true);
    return isExplicit
      ? `${before()}${pad}? ${name}${pad}:${inside(one, wide, choose)}`
      : `${before()}${pad}${name}:${said}`;
  });
  return pairs.join('') + commentLine(indent, choose);
}

function inside(value: unknown, indent: number, choose: Choose): string {
  const anchor = choose('', '', '', '', ` &a${comments++}`);
  const isCollection = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (isCollection && choose(true, false))
    return `${anchor}${comment(choose)}${block(value, indent, choose)}`;
  if (isCollection || typeof value === 'object')
    return `${anchor} ${flow(value, indent + 4, choose)}${comment(choose)}`;
  if (typeof value === 'string' && /^\S+$/.test(value) && choose(false, false, false, true))
    return ` ${choose('>-', '|-')}${comment(choose)}\n${' '.repeat(indent + 3)}${value}`;
  return `${anchor}${choose(' ', '  ', '\t')}${scalar(value, choose)}${comment(choose)}`;
}

/** An item of a block list: a mapping may begin on the line of its dash. */
function item(value: unknown, indent: number, choose: Choose): string {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isMap && choose(true, false)) {
    const lines = Object.entries(value).map(([key, one]) => `${key}:${inside(one, indent + 5, choose)}`);
    return ` ${lines.join(`\n${' '.repeat(indent + 2)}`)}`;
  }
  return inside(value, indent + 2, choose);
}

function flow(value: unknown, indent: number, choose: Choose): string {
  if (typeof value !== 'object' || value === null) return scalar(value, choose);
  const isList = Array.isArray(value);
  const gap = () => choose('', ' ', ' ', `${comment(choose)}\n${' '.repeat(indent)}`);
  const parts = Object.entries(value).map(([key, one]) => {
    const text = flow(one, indent + 2, choose);
    return isList ? text : `${choose(key, `"${key}"`)}: ${text}`;
  });
  const [open, close] = isList ? '[]' : '{}';
  const last = parts.length > 0 ? choose('', '', '', `${gap()},`) : '';
  return `${open}${gap()}${parts.join(`${gap()}, ${gap()}`)}${last}${gap()}${close}`;
}
