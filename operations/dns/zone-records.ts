/** What goes from a zone file into regions.yaml. Nothing is dropped silently: the rest becomes notes. */

import { type DnsRecord, MAX_VALUES, recordSchema } from '../../topology/file/schema-dns';
import { hostname } from '../../topology/file/schema-parts';
import { relativeName } from '../../topology/migration/phases';
import { valueKey } from '../../topology/record-value';
import { durationText } from '../../topology/units';
import { cut, type Note, note } from './note';
import { dataOf } from './zone-data';
import type { ZoneEntry, ZoneFile } from './zone-file';
import { type AnsweredEntry, answered, hintsOf, isCloudflare, whatOf } from './zone-hints';
import {
  isLegacy,
  isLowered,
  type Names,
  type Remark,
  refused,
  unfit,
  writtenByOthers,
} from './zone-remarks';

export interface ZoneImport {
  readonly records: readonly DnsRecord[];
  /** Of the registrar: the NS records of the zone itself. */
  readonly nameServers: readonly string[];
  /** Seconds: the TTL of the API's name; undefined if a longer one is known. */
  readonly legacyTtl: number | undefined;
  /** In the order of the zone file. */
  readonly notes: readonly Note[];
}

type EntrySet = readonly [AnsweredEntry, ...AnsweredEntry[]];
type Hints = (entry: AnsweredEntry) => readonly Note[];
interface Judged {
  readonly record?: DnsRecord;
  readonly nameServers?: readonly string[];
  readonly notes: readonly Note[];
}

export function zoneRecords(file: ZoneFile, names: Names): ZoneImport {
  const cloudflare = isCloudflare(file.entries);
  const entries = file.entries.map((entry) => answered(entry, cloudflare));
  const owners = new Set(entries.map(({ name }) => name));
  const hints: Hints = (entry) => hintsOf(entry, names.zone, owners);
  const judged = recordSets(entries).map((set) => judge(set, names, hints));
  const notes = [
    ...file.unread.map(({ line, text, why }) => note('refused', line, cut(text, 80), why)),
    ...judged.flatMap((one) => one.notes),
  ];
  const ttls = entries.flatMap((entry) => (isLegacy(entry, names) ? (entry.ttl ?? []) : []));
  const legacyTtl = ttls.length > 0 ? Math.max(...ttls) : undefined;
  return {
    records: judged.flatMap(({ record }) => record ?? []),
    nameServers: judged.flatMap(({ nameServers = [] }) => nameServers),
    legacyTtl: isLowered(legacyTtl, names) ? undefined : legacyTtl,
    notes: notes.toSorted((a, b) => a.line - b.line),
  };
}

/** Entries of one name, type and class, in the order of their first lines. */
function recordSets(entries: readonly AnsweredEntry[]): readonly EntrySet[] {
  const sets = new Map<string, [AnsweredEntry, ...AnsweredEntry[]]>();
  for (const entry of entries) {
    const key = `${entry.name} ${entry.type} ${entry.class}`;
    const set = sets.get(key);
    if (set) set.push(entry);
    else sets.set(key, [entry]);
  }
  return [...sets.values()];
}

const about = (entry: ZoneEntry, { kind, why }: Remark): Note => note(kind, entry.line, whatOf(entry), why);

function judge(set: EntrySet, names: Names, hints: Hints): Judged {
  const [first] = set;
  if (first.name === names.zone && first.type === 'NS' && first.class === 'IN')
    return nameServersOf(set, hints);
  const remarks = set.flatMap((entry) => {
    const remark = writtenByOthers(entry, names) ?? unfit(entry, names);
    return remark ? [about(entry, remark)] : [];
  });
  if (remarks.length === 0) return carryOver(set, names, hints);
  // For the API's name too, it must be known what answers today.
  const doubts = first.name === names.host ? set.flatMap(hints).filter(({ kind }) => kind === 'note') : [];
  return { notes: [...remarks, ...doubts] };
}

function nameServersOf(set: EntrySet, hints: Hints): Judged {
  const found = new Set<string>();
  const notes = set.flatMap((entry): Note[] => {
    const data = dataOf(entry);
    if ('why' in data) return [about(entry, refused(data.why))];
    const parsed = hostname.safeParse(data.value);
    if (!parsed.success) return [about(entry, refused(wordsOf(parsed.error.issues)))];
    if (/^[\d.]+$/.test(parsed.data)) return [about(entry, refused('an address instead of a name'))];
    if (found.size === MAX_VALUES && !found.has(parsed.data))
      return [about(entry, refused(`dns.legacy.nameServers can hold only ${MAX_VALUES} names`))];
    found.add(parsed.data);
    const why = 'Azure DNS writes its own; kept as dns.legacy.nameServers';
    return [about(entry, { kind: 'left out', why }), ...hints(entry)];
  });
  return { nameServers: [...found], notes };
}

const wordsOf = (issues: readonly { readonly message: string }[]): string =>
  [...new Set(issues.map(({ message }) => message.replace('\n', ': ')))].join('; ');

function carryOver(set: EntrySet, names: Names, hints: Hints): Judged {
  const [first] = set;
  const refuse = (why: string, entry = first): Judged => ({ notes: [about(entry, refused(why))] });
  const whole = set.length > 1 ? '; a set is imported completely or not at all' : '';

  const values = distinctValues(set);
  if ('why' in values) return refuse(values.why + whole, values.entry);
  const ttls = set.flatMap((entry) => entry.ttl ?? []);
  if (ttls.length < set.length) return refuse('it has no TTL, and no known TTL comes before it');
  if (first.type === 'CNAME' && values.length > 1) return refuse('a CNAME can have only one target');

  const ttl = Math.max(1, Math.min(...ttls));
  const parsed = parseSet(first, names.zone, ttl, values);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const [field, index] = issues[0]?.path ?? [];
    const source = field === 'values' && typeof index === 'number' ? values[index]?.entry : undefined;
    return refuse(wordsOf(issues) + (source ? whole : ''), source);
  }
  const why = `Azure DNS has one TTL for the set, at least 1 s: ${ttl} s`;
  const changed = ttls.some((one) => one !== ttl) ? [about(first, { kind: 'changed', why })] : [];
  return { record: parsed.data, notes: [...changed, ...set.flatMap(hints)] };
}

interface Value {
  readonly value: unknown;
  readonly entry: ZoneEntry;
}

/** Each value once, with its first entry; or the first entry that cannot be read. */
function distinctValues(
  set: EntrySet,
): readonly Value[] | { readonly why: string; readonly entry: ZoneEntry } {
  const values = new Map<string, Value>();
  for (const entry of set) {
    const data = dataOf(entry);
    if ('why' in data) return { ...data, entry };
    const key = valueKey(entry.type, data.value);
    values.set(key, values.get(key) ?? { ...data, entry });
  }
  return [...values.values()];
}

function parseSet({ name, type }: ZoneEntry, zone: string, ttl: number, values: readonly Value[]) {
  const plain = values.map(({ value }) => value);
  return recordSchema.safeParse({
    type,
    name: name === zone ? '@' : relativeName(name, zone),
    ttl: durationText(ttl),
    ...(type === 'CNAME' ? { value: plain[0] } : { values: plain }),
  });
}
