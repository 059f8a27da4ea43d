/** Puts imported records into the text of regions.yaml; what does not change keeps every byte. */
import { isMap, isNode, isScalar, isSeq, type Node, parse, parseDocument, type YAMLMap } from 'yaml';
import { type DnsRecord, recordSchema } from '../topology/schema-dns';
import { durationText, seconds } from '../topology/units';
import { fromFile } from './record-set';
import type { ZoneImport } from './zone-records';

export interface Written {
  readonly text: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** In regions.yaml, but not in the zone file; they stay. */
  readonly kept: readonly string[];
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text must be a valid regions.yaml. */
export function writeRecords(text: string, { records, nameServers, legacyTtl }: ZoneImport): Written {
  const doc = parseDocument(text);
  const dns = doc.get('dns', true);
  const legacy = isMap(dns) ? dns.get('legacy', true) : undefined;
  if (!isMap(dns) || !isMap(legacy))
    throw new Error('regions.yaml must be checked before records are imported');
  const list = dns.get('records', true);
  const old = isSeq(list) ? list.items.filter(isMap) : [];

  const matches = records.map((record) => ({ record, item: old.find((item) => idOf(item) === id(record)) }));
  const updates = matches.flatMap(({ record, item }) => {
    const edits = item ? update(text, item, record) : [];
    return edits.length > 0 ? [{ record, edits }] : [];
  });
  const additions = matches.flatMap(({ record, item }) => (item ? [] : [record]));
  const { ttl, nameServers: named } = legacy.toJSON();
  const edits = [
    ...updates.flatMap((one) => one.edits),
    ...(additions.length > 0 ? [append(text, dns, additions)] : []),
    ...(legacyTtl === undefined || seconds(ttl) === legacyTtl
      ? []
      : [put(text, legacy, 'ttl', durationText(legacyTtl))]),
    ...(nameServers.length === 0 || same(named, nameServers)
      ? []
      : [put(text, legacy, 'nameServers', flow(nameServers))]),
  ];
  return {
    text: edits
      .toSorted((a, b) => b.from - a.from)
      .reduce((done, edit) => done.slice(0, edit.from) + edit.text + done.slice(edit.to), text),
    added: additions.map(id),
    changed: updates.map(({ record }) => id(record)),
    kept: old.map(idOf).filter((one) => !records.some((record) => id(record) === one)),
  };
}

const id = ({ name, type }: Pick<DnsRecord, 'name' | 'type'>): string => `${name} ${type}`;
const idOf = (item: YAMLMap): string => `${item.get('name')} ${item.get('type')}`;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const [key, value] = [
  (record: DnsRecord) => ('values' in record ? 'values' : 'value'),
  (record: DnsRecord) => ('values' in record ? record.values : record.value),
];

/** What an item must change to say the same as the record. */
function update(text: string, item: YAMLMap, record: DnsRecord): readonly Edit[] {
  const before = fromFile(recordSchema.parse(item.toJSON()), '');
  const after = fromFile(record, '');
  return [
    ...(before.ttl === after.ttl ? [] : [put(text, item, 'ttl', durationText(record.ttl))]),
    ...(same(before.values, after.values) ? [] : [put(text, item, key(record), flow(value(record)))]),
  ];
}

const asItem = (record: DnsRecord): string =>
  flow({ type: record.type, name: record.name, ttl: durationText(record.ttl), [key(record)]: value(record) });

function append(text: string, dns: YAMLMap, records: readonly DnsRecord[]): Edit {
  const list = dns.get('records', true);
  const last = isSeq(list) ? (list.items.at(-1) as Node | undefined) : undefined;
  if (!isSeq(list) || !last) {
    const indent = ' '.repeat(column(text, start(dns)) + 2);
    return put(text, dns, 'records', records.map((record) => `\n${indent}- ${asItem(record)}`).join(''));
  }
  const indent = ' '.repeat(column(text, start(list)));
  return list.flow
    ? insert(end(last), records.map((record) => `, ${asItem(record)}`).join(''))
    : insert(lineEnd(text, end(last)), records.map((record) => `\n${indent}- ${asItem(record)}`).join(''));
}

/** Sets a key of a mapping, in its place or as its last. */
function put(text: string, map: YAMLMap, name: string, written: string): Edit {
  const line = `${name}:${written.startsWith('\n') ? '' : ' '}${written}`;
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === name);
  if (pair) return { from: start(pair.key), to: end(pair.value ?? pair.key), text: line };
  const last = map.items.at(-1);
  const after = end(last?.value ?? last?.key);
  return map.flow
    ? insert(after, `, ${line}`)
    : insert(lineEnd(text, after), `\n${' '.repeat(column(text, start(map)))}${line}`);
}

const insert = (at: number, text: string): Edit => ({ from: at, to: at, text });
const start = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
const end = (node: unknown): number => (isNode(node) ? (node.range?.[1] ?? 0) : 0);
const column = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);

/** Where the line of the character before `at` ends. */
function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at - 1);
  return found < 0 ? text.length : found;
}

/** In the style of the file: `{ type: A, values: [203.0.113.10] }`. */
function flow(plain: unknown): string {
  if (Array.isArray(plain)) return `[${plain.map(flow).join(', ')}]`;
  if (typeof plain === 'object' && plain !== null) {
    return `{ ${Object.entries(plain)
      .map(([name, inner]) => `${name}: ${flow(inner)}`)
      .join(', ')} }`;
  }
  const isPlain = typeof plain !== 'string' || (/^\w[\w./-]*$/.test(plain) && parse(plain) === plain);
  return isPlain ? String(plain) : `'${plain.replaceAll("'", "''")}'`;
}
