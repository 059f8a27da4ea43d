/**
 * Edits a YAML text on its concrete syntax tree: everything else keeps every byte, comments and line ends included.
 * https://eemeli.org/yaml/#cst-parser
 */
import { CST, Parser } from 'yaml';
import { flow, source, tailOf, takeIndent, takeTail, written } from './yaml-token';

export type List = CST.BlockSequence | CST.FlowCollection;
export type Mapping = CST.BlockMap | CST.FlowCollection;
type Collection = List | Mapping;
type Item = CST.CollectionItem;

/** The text after `edit` has changed its top-level mapping in place; `lineEnd` is the one of the file. */
export function editYaml(text: string, edit: (root: Mapping, lineEnd: string) => void): string {
  const tokens = [...new Parser().parse(text)];
  const [root] = tokens.flatMap((token) => (token.type === 'document' && token.value ? [token.value] : []));
  if (!isMapping(root)) throw new Error('regions.yaml must be checked before it is edited');
  edit(root, /\r?\n/.exec(text)?.[0] ?? '\n');
  return tokens.map((token) => CST.stringify(token)).join('');
}

const isFlow = (token: CST.Token | undefined, open: CST.SourceToken['type']): token is CST.FlowCollection =>
  token?.type === 'flow-collection' && token.start.type === open;
export const isMapping = (token: CST.Token | undefined): token is Mapping =>
  token?.type === 'block-map' || isFlow(token, 'flow-map-start');
export const isList = (token: CST.Token | undefined): token is List =>
  token?.type === 'block-seq' || isFlow(token, 'flow-seq-start');

/** Without the places that hold only comments, or a trailing comma. */
const itemsOf = ({ items }: Collection): readonly Item[] =>
  (items as Item[]).filter(({ key, value }) => key || value);
const pairOf = (map: Mapping, name: string): Item | undefined =>
  itemsOf(map).find(({ key }) => key && CST.resolveAsScalar(key)?.value === name);

export const valueIn = (map: Mapping, name: string): CST.Token | undefined => pairOf(map, name)?.value;
export const valuesIn = (list: List): readonly (CST.Token | undefined)[] =>
  itemsOf(list).map(({ value }) => value);

/** Sets a key to a text in flow style, where the key is or as the last key. */
export function put(map: Mapping, name: string, text: string, lineEnd: string): void {
  const pair = pairOf(map, name);
  if (pair) replace(pair, text, lineEnd);
  else add(map, [`${name}: ${text}`], lineEnd);
}

function replace(item: Item, text: string, lineEnd: string): void {
  const next = takeIndent(item);
  item.value = written(text, [...tailOf(item.value, lineEnd), ...next]);
}

/** Sets an existing list; values that were in it keep their places, and every comment stays. */
export function setList(
  list: List,
  before: readonly unknown[],
  after: readonly unknown[],
  lineEnd: string,
): void {
  const fresh = after.map(flow);
  const stays = before.map(flow).map((old) => fresh.includes(old) && fresh.splice(fresh.indexOf(old), 1)[0]);
  const places = stays.map((text) => text || fresh.shift());
  // The first place is never empty: the following ones are indented like it.
  if (!places[0]) places[0] = places.splice(places.findLastIndex(Boolean), 1, undefined)[0];
  for (const [i, item] of itemsOf(list).entries()) {
    const text = places[i];
    if (text === undefined) empty(list, item, lineEnd);
    else if (text !== flow(before[i])) replace(item, text, lineEnd);
  }
  add(list, fresh, lineEnd);
}

/** Removes a value from a list; comments before and after it stay, each on its own line. */
function empty(list: List, item: Item, lineEnd: string): void {
  const indent = takeIndent(item);
  const comments = [...item.start, ...tailOf(item.value, lineEnd)].filter(({ type }) => type === 'comment');
  const [before, after] = list.type === 'block-seq' ? [list.indent, 0] : [1, list.indent + 4];
  const left = comments.flatMap((comment) => [
    source('space', ' '.repeat(before)),
    comment,
    source('newline', lineEnd + ' '.repeat(after)),
  ]);
  const items = list.items as Item[];
  items.splice(items.indexOf(item), 1, { start: [...left, ...indent] });
}

/** Adds texts in flow style as the last keys of a mapping or values of a list. */
function add(to: Collection, texts: readonly string[], lineEnd: string): void {
  if (texts.length === 0) return;
  const last = itemsOf(to).at(-1);
  const items = to.items as Item[];
  const make = to.type === 'flow-collection' ? inFlow : inBlock;
  items.splice(last ? items.indexOf(last) + 1 : 0, 0, ...make(to.indent, last, texts, lineEnd));
}

function inFlow(indent: number, last: Item | undefined, texts: readonly string[], lineEnd: string): Item[] {
  const tail = last ? takeTail(last.value) : [source('space', ' ')];
  // Several are easier to read on lines of their own.
  const next = texts.length > 1 ? lineEnd + ' '.repeat(indent + 4) : ' ';
  return texts.map((text, i) => ({
    start: i > 0 || last ? [source('comma', ','), source('space', next)] : [],
    value: written(text, i === texts.length - 1 ? tail : []),
  }));
}

function inBlock(indent: number, last: Item | undefined, texts: readonly string[], lineEnd: string): Item[] {
  const next = last ? takeIndent(last) : [];
  const isOpen = last !== undefined && !CST.stringify(last).endsWith('\n');
  const dash = last?.start.some(({ type }) => type === 'seq-item-ind') ? '- ' : '';
  return texts.map((text, i) => ({
    start: [source('space', `${isOpen && i === 0 ? lineEnd : ''}${' '.repeat(indent)}${dash}`)],
    value: written(text, [source('newline', lineEnd), ...(i === texts.length - 1 ? next : [])]),
  }));
}

/**
 * Adds to the list of a key, which may be empty or missing. In a mapping in block style, each new value gets a line of
 * its own.
 */
export function addToList(map: Mapping, name: string, texts: readonly string[], lineEnd: string): void {
  if (texts.length === 0) return;
  const pair = pairOf(map, name);
  const list = pair?.value;
  const lines = texts.map((text) => `${lineEnd}${' '.repeat(map.indent + 2)}- ${text}`).join('');
  if (pair && isList(list) && map.type === 'block-map' && isBare(pair)) open(pair, lines, lineEnd);
  else if (isList(list)) add(list, texts, lineEnd);
  else add(map, [map.type === 'block-map' ? `${name}:${lines}` : `${name}: [${texts.join(', ')}]`], lineEnd);
}

/** `records: []` and nothing else before the end of the line but a comment. */
const isBare = ({ sep, value }: Item): boolean =>
  sep?.length === 2 &&
  value?.type === 'flow-collection' &&
  value.items.every((item) => !item.key && !item.value && item.start.every(({ type }) => type === 'space'));

/** Replaces an empty list with lines; its comment stays above them. */
function open(pair: Item, lines: string, lineEnd: string): void {
  const tail = tailOf(pair.value, lineEnd);
  const line = tail.findIndex(({ type }) => type === 'newline');
  const beside = line < 0 ? tail : tail.slice(0, line);
  pair.sep = [source('map-value-ind', ':'), ...beside];
  pair.value = written(lines, line < 0 ? [] : tail.slice(line));
}
