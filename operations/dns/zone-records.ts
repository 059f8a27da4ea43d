/** What of a zone file goes into regions.yaml. Nothing is dropped without a word: the rest are notes. */

import { type DnsRecord, recordSchema } from '../../topology/file/schema-dns';
import { relativeName } from '../../topology/migration/phases';
import { ownershipName, validationName } from '../../topology/migration/proof-names';
import { durationText } from '../../topology/units';
import { bare } from './record-set';
import { resolveName, type ZoneEntry, type ZoneFile } from './zone-file';

export interface Note {
  /** `refused`: somebody must decide. `left out`: others write it. `changed`: carried over, but not as it was. */
  readonly kind: 'refused' | 'left out' | 'changed';
  readonly line: number;
  readonly what: string;
  readonly why: string;
}

export interface ZoneImport {
  readonly records: readonly DnsRecord[];
  /** Of the registrar: the NS records of the zone itself. */
  readonly nameServers: readonly string[];
  /** Seconds: the TTL of the API's name; undefined where a longer one is known. */
  readonly legacyTtl: number | undefined;
  readonly notes: readonly Note[];
}

export interface Names {
  readonly zone: string;
  /** The API's host name. */
  readonly host: string;
  readonly legacyHost: string;
  /** Seconds: the TTL that the API's name is known to have had. */
  readonly legacyTtl: number;
}

type EntrySet = readonly [ZoneEntry, ...ZoneEntry[]];
type Judged =
  | { readonly record: DnsRecord; readonly notes: readonly Note[] }
  | { readonly notes: readonly Note[] };

export function zoneRecords({ entries, unread }: ZoneFile, names: Names): ZoneImport {
  const sets = recordSets(entries);
  const judged = sets.map((set) => judge(set, names));
  const notes = [
    ...unread.map(({ line, text, why }): Note => ({ kind: 'refused', line, what: text, why })),
    ...judged.flatMap((one) => one.notes),
  ];
  const api = sets.map(([entry]) => entry).find(({ name, type }) => name === names.host && type === 'CNAME');
  return {
    records: judged.flatMap((one) => ('record' in one ? [one.record] : [])),
    nameServers: entries
      .filter(({ name, type }) => name === names.zone && type === 'NS')
      .flatMap(({ data: [target], origin }) => (target ? [bare(resolveName(target.text, origin))] : [])),
    legacyTtl: isLowered(api?.ttl, names) ? undefined : api?.ttl,
    notes: notes.toSorted((a, b) => a.line - b.line),
  };
}

/** Entries of one name, type and class, in the order of their first. */
function recordSets(entries: readonly ZoneEntry[]): readonly EntrySet[] {
  const sets = new Map<string, [ZoneEntry, ...ZoneEntry[]]>();
  for (const entry of entries) {
    const key = `${entry.name} ${entry.type} ${entry.class}`;
    const set = sets.get(key);
    if (set) set.push(entry);
    else sets.set(key, [entry]);
  }
  return [...sets.values()];
}

function judge(set: EntrySet, names: Names): Judged {
  const [first] = set;
  const what = `${first.name} ${first.type}`;
  const other = writtenByOthers(first, names) ?? unfit(first, names);
  if (other) return { notes: set.map(({ line }) => ({ line, what, ...other })) };
  const refused = (why: string): Judged => ({ notes: [{ kind: 'refused', line: first.line, what, why }] });

  const values = set.map(dataOf);
  if (values.some((value) => value === undefined)) return refused('its data is malformed');
  const unique = values.filter(
    (value, i) => values.findIndex((v) => JSON.stringify(v) === JSON.stringify(value)) === i,
  );
  const ttls = set.map(({ ttl }) => ttl);
  const [lowest] = ttls.toSorted((a = 0, b = 0) => a - b);
  if (lowest === undefined) return refused('it has no TTL, and the file has no $TTL');
  if (first.type === 'CNAME' && unique.length > 1) return refused('a CNAME has one target');

  const ttl = Math.max(1, lowest);
  const name = first.name === names.zone ? '@' : relativeName(first.name, names.zone);
  const content = first.type === 'CNAME' ? { value: unique[0] } : { values: unique };
  const parsed = recordSchema.safeParse({ type: first.type, name, ttl: durationText(ttl), ...content });
  if (!parsed.success)
    return refused(parsed.error.issues.map(({ message }) => message.replace('\n', ': ')).join('; '));
  const changed = ttls.some((one) => one !== ttl)
    ? [
        {
          kind: 'changed' as const,
          line: first.line,
          what,
          why: `Azure DNS keeps one TTL for the set, of 1 s at least: ${ttl} s`,
        },
      ]
    : [];
  return { record: parsed.data, notes: changed };
}

const isLowered = (ttl: number | undefined, { legacyTtl }: Names) => ttl !== undefined && ttl < legacyTtl;

type Remark = Pick<Note, 'kind' | 'why'>;
const SIGNATURES = ['RRSIG', 'NSEC', 'NSEC3', 'NSEC3PARAM', 'DNSKEY', 'CDS', 'CDNSKEY'];

function writtenByOthers({ name, type, ttl, data, origin }: ZoneEntry, names: Names): Remark | undefined {
  const { zone, host, legacyHost, legacyTtl } = names;
  const leftOut = (why: string): Remark => ({ kind: 'left out', why });
  if (name === zone && type === 'SOA') return leftOut('Azure DNS writes its own');
  if (name === zone && type === 'NS')
    return leftOut('Azure DNS writes its own; kept as dns.legacy.nameServers');
  if (SIGNATURES.includes(type)) {
    return leftOut(
      'signatures hold for the old servers only; remove the DS record at the registrar before the switch',
    );
  }
  if (name === validationName(host) || name === ownershipName(host)) return leftOut('dns.phase writes it');
  if (name !== host) return undefined;
  const target = data[0] && bare(resolveName(data[0].text, origin));
  if (type !== 'CNAME' || target !== legacyHost || ttl === undefined) {
    return {
      kind: 'refused',
      why: `dns.phase writes this name, as a CNAME to ${legacyHost}: correct dns.legacy.hostname, or the zone`,
    };
  }
  const known = durationText(legacyTtl);
  return isLowered(ttl, names)
    ? leftOut(
        `dns.phase writes it; its TTL, ${durationText(ttl)}, is less than dns.legacy.ttl, ${known}, which stays: the waits count the TTL from before the move`,
      )
    : leftOut('dns.phase writes it; its TTL is kept as dns.legacy.ttl');
}

const CARRIED: readonly string[] = recordSchema.options.map(({ shape }) => shape.type.value);

function unfit({ name, type, class: recordClass, data }: ZoneEntry, { zone }: Names): Remark | undefined {
  const refused = (why: string): Remark => ({ kind: 'refused', why });
  if (recordClass !== 'IN') return refused(`class ${recordClass}: Azure DNS knows IN only`);
  if (name !== zone && !name.endsWith(`.${zone}`)) return refused(`it is outside ${zone}`);
  if (type === 'SPF') return refused('Azure DNS has no SPF records: write it as TXT (RFC 7208, 3.1)');
  if (['ALIAS', 'ANAME'].includes(type))
    return refused('an invention of the registrar: write the A and AAAA records');
  if (!CARRIED.includes(type)) return refused(`Terraform's azurerm has no resource for ${type} records`);
  if (type === 'CNAME' && name === zone)
    return refused('a CNAME cannot stand at the apex: write the A and AAAA records');
  if (type === 'TXT' && data.some(({ text }) => !/^[\x20-\x7e]*$/.test(text))) {
    return refused('only printable ASCII is sure to arrive unchanged');
  }
  return undefined;
}

/** The value as regions.yaml writes it; undefined when there are too few or too many parts. */
function dataOf({ type, data, origin }: ZoneEntry): unknown {
  const texts = data.map(({ text }) => text);
  const [one = '', two = '', three = '', four = ''] = texts;
  const target = (text: string) => resolveName(text, origin);
  const parts: Readonly<Record<string, () => unknown>> = {
    MX: () => ({ preference: Number(one), exchange: target(two) }),
    SRV: () => ({ priority: Number(one), weight: Number(two), port: Number(three), target: target(four) }),
    CAA: () => ({ flags: Number(one), tag: two.toLowerCase(), value: three }),
    TXT: () => texts.join(''),
    A: () => one,
    AAAA: () => one.toLowerCase(),
  };
  const count = { MX: 2, SRV: 4, CAA: 3, TXT: texts.length }[type] ?? 1;
  return texts.length === count && count > 0 ? (parts[type] ?? (() => target(one)))() : undefined;
}
