/** Records that meant something else at the old provider, or that are certainly mistakes. */
import { type Note, note } from './note';
import { targetsOf } from './zone-data';
import type { ZoneEntry } from './zone-file';
import { lacksDot, resolveName } from './zone-name';

/** In comments: https://developers.cloudflare.com/dns/manage-dns-records/how-to/import-and-export and cli53. */
const TAGS: readonly (readonly [RegExp, (found: string) => string])[] = [
  [
    /\bcf-proxied:true\b/,
    () =>
      "today Cloudflare's proxy answers for it, with its own addresses and certificate; Azure DNS will return this record",
  ],
  [
    /\bcf-flatten-cname\b/,
    () => 'today Cloudflare answers with the addresses of its target; Azure DNS will return the CNAME',
  ],
  [
    /\b(?:routing|weight|failover|latency|geo)=.+/i,
    (found) => `Azure DNS returns all values of a set to everybody, so this is lost: ${found.trim()}`,
  ],
];

/** TTL 1 is Cloudflare's word for automatic, which it answers as 300 s. https://developers.cloudflare.com/dns/manage-dns-records/reference/ttl */
const AUTOMATIC = { written: 1, answered: 300 };

/** Its exports of 2016 to 2018 name no server. */
const CLOUDFLARE = /cloudflare|REPLACE&ME/i;

export const isCloudflare = (entries: readonly ZoneEntry[]): boolean =>
  entries.some(
    ({ type, data, comment }) =>
      comment.includes('cf_tags=') ||
      (['SOA', 'NS'].includes(type) && data.some(({ text }) => CLOUDFLARE.test(text))),
  );

/** An entry with the TTL of its answers, and whether Cloudflare chose that TTL. */
export interface AnsweredEntry extends ZoneEntry {
  readonly automatic?: 'surely' | 'maybe';
}

export function answered(entry: ZoneEntry, cloudflare: boolean): AnsweredEntry {
  if (entry.ttl !== AUTOMATIC.written) return entry;
  return cloudflare
    ? { ...entry, ttl: AUTOMATIC.answered, automatic: 'surely' }
    : { ...entry, automatic: 'maybe' };
}

export const whatOf = ({ name, type }: Pick<ZoneEntry, 'name' | 'type'>): string => `${name || '.'} ${type}`;

/** @param owners every name that has records in the zone file: a target among them is intended */
export function hintsOf(entry: AnsweredEntry, zone: string, owners: ReadonlySet<string>): readonly Note[] {
  const say = (kind: Note['kind'], why: string): Note => note(kind, entry.line, whatOf(entry), why);
  const hints = [...tagHints(entry), ...dotHints(entry, zone, owners), ...textHints(entry)];
  return [...ttlHints(entry, say), ...hints.map((why) => say('note', why))];
}

type Say = (kind: Note['kind'], why: string) => Note;

function ttlHints({ automatic }: AnsweredEntry, say: Say): readonly Note[] {
  if (!automatic) return [];
  return automatic === 'surely'
    ? [say('changed', 'at Cloudflare, TTL 1 means automatic: written as 5m, the TTL of its answers')]
    : [say('note', 'a TTL of 1s; if it means automatic, as at Cloudflare, write 5m')];
}

const tagHints = ({ comment }: ZoneEntry): readonly string[] =>
  TAGS.flatMap(([tag, words]) => comment.match(tag)?.slice(0, 1).map(words) ?? []);

/** https://learn.microsoft.com/azure/dns/dns-import-export warns of the exports of GoDaddy. */
function dotHints(entry: ZoneEntry, zone: string, owners: ReadonlySet<string>): readonly string[] {
  const { name, origin = '' } = entry;
  const doubled = name.endsWith(`${zone}.${zone}`) ? [name.slice(0, -zone.length - 1)] : [];
  const targets = targetsOf(entry).flatMap(({ text }) =>
    origin !== '' && lacksDot(text) && !owners.has(resolveName(text, origin)) ? [text] : [],
  );
  return [
    ...doubled.map((written) => `${written} has no final dot: read as ${name}`),
    ...targets.map((text) => `${text} has no final dot: read as ${resolveName(text, origin)}`),
  ];
}

function textHints({ type, data, comment }: ZoneEntry): readonly string[] {
  const glued = type === 'TXT' && data.length > 1 && data.some(({ quoted }) => !quoted);
  // DKIM, DMARC and CAA data hold semicolons, which begin a comment outside quotes (RFC 1035, 5.1).
  const isCut = ['TXT', 'CAA'].includes(type) && data.at(-1)?.quoted === false && comment.trim() !== '';
  return [
    ...(glued ? ['its words have no quotes: read as one text without spaces'] : []),
    ...(isCut ? [`everything after ; was read as a comment: ${comment.trim()}`] : []),
  ];
}
