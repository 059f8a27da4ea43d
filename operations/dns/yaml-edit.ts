/** Edits of a YAML text at the places that its document names: what is not edited keeps every byte. */
import { isNode, isScalar, parse, type YAMLMap } from 'yaml';

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** From the end, so that no edit moves the place of another; two at one place keep their order. */
export const apply = (edits: readonly Edit[], text: string): string =>
  edits
    .toSorted((a, b) => a.from - b.from)
    .reduceRight((done, edit) => done.slice(0, edit.from) + edit.text + done.slice(edit.to), text);

/** Sets a key of a mapping, in its place or as its last. */
export function put(text: string, map: YAMLMap, name: string, written: string): Edit {
  const line = `${name}:${written.startsWith('\n') ? '' : ' '}${written}`;
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === name);
  if (pair) return { from: start(pair.key), to: end(text, pair.value ?? pair.key), text: line };
  const last = map.items.at(-1);
  const after = end(text, last?.value ?? last?.key);
  return map.flow
    ? insert(after, `, ${line}`)
    : insert(lineEnd(text, after), `\n${' '.repeat(column(text, start(map)))}${line}`);
}

export const insert = (at: number, text: string): Edit => ({ from: at, to: at, text });
export const start = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
export const column = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);

/** A list over lines ends, to the library, where the next line begins to say something. */
export const end = (text: string, node: unknown): number =>
  isNode(node) ? text.slice(0, node.range?.[1] ?? 0).trimEnd().length : 0;

/** Where the line of the character before `at` ends. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at - 1);
  return found < 0 ? text.length : found;
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
