/** Record sets that are not imported, and why. */
import { recordSchema } from '../../topology/file/schema-dns';
import { ownershipName, validationName } from '../../topology/migration/proof-names';
import { durationText } from '../../topology/units';
import type { Note } from './note';
import { dataOf } from './zone-data';
import type { ZoneEntry } from './zone-file';
import { isAscii, isWithin, NOT_ASCII } from './zone-name';
import { isRedirect } from './zone-types';

export interface Names {
  readonly zone: string;
  /** The API's host name. */
  readonly host: string;
  readonly legacyHost: string;
  /** Seconds: the TTL that the API's name is known to have had. */
  readonly legacyTtl: number;
}

export type Remark = Pick<Note, 'kind' | 'why'>;

export const refused = (why: string): Remark => ({ kind: 'refused', why });
const leftOut = (why: string): Remark => ({ kind: 'left out', why });

/** TYPE65534 is BIND's own record of what it has signed. */
const SIGNATURES = ['RRSIG', 'NSEC', 'NSEC3', 'NSEC3PARAM', 'DNSKEY', 'CDS', 'CDNSKEY', 'DLV', 'TYPE65534'];

export function writtenByOthers(entry: ZoneEntry, names: Names): Remark | undefined {
  const { name, type } = entry;
  const { zone, host, legacyHost, legacyTtl } = names;
  if (name === zone && type === 'SOA') return leftOut('Azure DNS writes its own');
  if (SIGNATURES.includes(type)) {
    return leftOut(
      'signatures are valid only on the old servers; remove the DS record at the registrar before the switch',
    );
  }
  if (name === validationName(host) || name === ownershipName(host)) return leftOut('dns.phase writes it');
  if (name !== host) return undefined;
  if (!isLegacy(entry, names))
    return refused(
      `dns.phase writes this name, as a CNAME to ${legacyHost}: correct dns.legacy.hostname, or the zone`,
    );
  return isLowered(entry.ttl, names)
    ? leftOut(
        `dns.phase writes it; its TTL, ${durationText(entry.ttl ?? 0)}, is lower than dns.legacy.ttl, ${durationText(legacyTtl)}, which stays because the waits use the TTL from before the move`,
      )
    : leftOut('dns.phase writes it; its TTL is kept as dns.legacy.ttl');
}

/** The API's name as it is expected: a CNAME to the legacy app. */
export function isLegacy(entry: ZoneEntry, { host, legacyHost }: Names): boolean {
  const data = dataOf(entry);
  const isCname = entry.name === host && entry.type === 'CNAME' && entry.class === 'IN';
  return isCname && entry.ttl !== undefined && 'value' in data && data.value === legacyHost;
}

export const isLowered = (ttl: number | undefined, { legacyTtl }: Names): boolean =>
  ttl !== undefined && ttl < legacyTtl;

const CARRIED: readonly string[] = recordSchema.options.map(({ shape }) => shape.type.value);

export function unfit(
  { name, type, class: recordClass, data }: ZoneEntry,
  { zone }: Names,
): Remark | undefined {
  if (['ALIAS', 'ANAME'].includes(type))
    return refused('a record type of the registrar only: write the A and AAAA records instead');
  if (isRedirect(type))
    return refused('a redirect by the registrar: set up the redirect on a web server of your own');
  if (recordClass !== 'IN') return refused(`class ${recordClass}: Azure DNS supports only IN`);
  if (!isWithin(name, zone)) return refused(`it is outside ${zone}`);
  if (!isAscii(name)) return refused(NOT_ASCII);
  if (type === 'SPF') return refused('Azure DNS has no SPF records: write it as TXT (RFC 7208, 3.1)');
  if (!CARRIED.includes(type)) return refused(`Terraform's azurerm has no resource for ${type} records`);
  if (type === 'CNAME' && name === zone)
    return refused('a CNAME cannot stand at the apex: write the A and AAAA records');
  if (['TXT', 'CAA'].includes(type) && data.some(({ text }) => !/^[\x20-\x7e]*$/.test(text)))
    return refused('only printable ASCII certainly arrives unchanged');
  return undefined;
}
