/** Puts imported records into the text of regions.yaml; what does not change keeps every byte. */
import { isMap, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { type DnsRecord, recordSchema } from '../../topology/file/schema-dns';
import { durationText, seconds } from '../../topology/units';
import { fromFile } from './record-set';
import { apply, column, type Edit, end, flow, insert, lineEnd, put, start } from './yaml-edit';
import type { ZoneImport } from './zone-records';

export interface Written {
  readonly text: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** In regions.yaml, but not among those imported; they stay. */
  readonly kept: readonly string[];
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
    text: apply(edits, text),
    added: additions.map(id),
    changed: updates.map(({ record }) => id(record)),
    kept: old.map(idOf).filter((one) => !records.some((record) => id(record) === one)),
  };
}

const id = ({ name, type }: Pick<DnsRecord, 'name' | 'type'>): string => `${name} ${type}`;
const idOf = (item: YAMLMap): string => `${item.get('name')} ${item.get('type')}`;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const key = (record: DnsRecord) => ('values' in record ? 'values' : 'value');
const value = (record: DnsRecord) => ('values' in record ? record.values : record.value);

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
    ? insert(end(text, last), records.map((record) => `, ${asItem(record)}`).join(''))
    : insert(
        lineEnd(text, end(text, last)),
        records.map((record) => `\n${indent}- ${asItem(record)}`).join(''),
      );
}
