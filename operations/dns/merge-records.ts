/** Merges imported records into those of regions.yaml, as plain values: for the rules, and for writing the text. */
import type { RegionsFileInput } from '../../topology/file/schema';
import { type DnsRecord, recordSchema } from '../../topology/file/schema-dns';
import { readYaml } from '../../topology/file/yaml-text';
import { durationText, seconds } from '../../topology/units';
import { fromFile } from './record-set';
import type { ZoneImport } from './zone-records';

export type WrittenRecord = NonNullable<RegionsFileInput['dns']['records']>[number];

/** A record in the list before and after the import; the same object if nothing changes. */
export interface Place {
  readonly before: WrittenRecord | undefined;
  readonly after: WrittenRecord;
}

export interface Merged {
  readonly places: readonly Place[];
  readonly file: RegionsFileInput;
}

/** The plain values of a text that has been checked. */
export const plainValues = (text: string): RegionsFileInput => readYaml(text).raw as RegionsFileInput;

export const idOf = ({ name, type }: Pick<WrittenRecord, 'name' | 'type'>): string => `${name} ${type}`;
export const contentOf = (record: WrittenRecord | DnsRecord) =>
  'values' in record ? record.values : record.value;
const asKey = (record: DnsRecord) => ({
  ['values' in record ? 'values' : 'value']: contentOf(record),
});

/** @param file plain values of a valid regions.yaml */
export function merge(file: RegionsFileInput, { records, nameServers, legacyTtl }: ZoneImport): Merged {
  const { legacy, records: old = [] } = file.dns;
  const imported = new Map(records.map((record) => [idOf(record), record]));
  const known = new Set(old.map(idOf));
  const places: readonly Place[] = [
    ...old.map((before) => ({ before, after: changed(before, imported.get(idOf(before))) })),
    ...records.flatMap((record) =>
      known.has(idOf(record)) ? [] : [{ before: undefined, after: asWritten(record) }],
    ),
  ];
  const isOtherTtl = legacyTtl !== undefined && seconds(legacy.ttl) !== legacyTtl;
  const isOther = nameServers.length > 0 && !same(legacy.nameServers?.toSorted(), nameServers.toSorted());
  return {
    places,
    file: {
      ...file,
      dns: {
        ...file.dns,
        ...(places.length > 0 && { records: places.map(({ after }) => after) }),
        legacy: {
          ...legacy,
          ...(isOtherTtl && { ttl: durationText(legacyTtl) }),
          ...(isOther && { nameServers: [...nameServers] }),
        },
      },
    },
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const asWritten = (record: DnsRecord): WrittenRecord =>
  ({
    type: record.type,
    name: record.name,
    ttl: durationText(record.ttl),
    ...asKey(record),
  }) as WrittenRecord;

/** How an item must change to match the record; the order of values does not matter. */
function changed(before: WrittenRecord, record: DnsRecord | undefined): WrittenRecord {
  if (!record) return before;
  const [was, is] = [fromFile(recordSchema.parse(before), ''), fromFile(record, '')];
  const ttl = was.ttl !== is.ttl && { ttl: durationText(record.ttl) };
  const content = !same(was.values, is.values) && asKey(record);
  return ttl || content ? ({ ...before, ...ttl, ...content } as WrittenRecord) : before;
}
