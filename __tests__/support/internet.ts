/** A small internet on loopback: the parent zone, the registrar, Azure DNS, a caching resolver, and what they share. */
import type { Answer } from 'dns-packet';
import { query } from '../../operations/dns/query';
import { fromFile } from '../../operations/dns/record-set';
import { type Target, targetText } from '../../operations/probe/target';
import type { DnsRecord } from '../../topology/file/schema-dns';
import { type DnsServer, dnsServer, type Handler } from './dns-server';

const PATIENCE = { timeout: 2000, tries: 2 };

/** The records of a zone as a server sends them. */
export const toAnswers = (records: readonly DnsRecord[], zone: string): readonly Answer[] =>
  records.flatMap((record): Answer[] => {
    const { name, ttl } = fromFile(record, zone);
    switch (record.type) {
      case 'CNAME':
        return [{ type: 'CNAME', name, ttl, data: record.value }];
      case 'TXT':
        return record.values.map((data) => ({
          type: 'TXT',
          name,
          ttl,
          data: data.match(/.{1,255}/gs) ?? [''],
        }));
      case 'MX':
        return record.values.map((data) => ({ type: 'MX', name, ttl, data }));
      case 'SRV':
        return record.values.map((data) => ({ type: 'SRV', name, ttl, data }));
      case 'CAA':
        return record.values.map(({ flags, tag, value }) => ({
          type: 'CAA',
          name,
          ttl,
          data: { flags, tag: tag as 'issue', value },
        }));
      default:
        return record.values.map((data) => ({ type: record.type, name, ttl, data }));
    }
  });

/** A server of the zone above, which refers to those that `names` gives now. */
export const referring =
  (zone: string, ttl: number, names: () => readonly string[]): Handler =>
  ({ name, type }) => {
    const authorities = names().map((data): Answer => ({ type: 'NS', name: zone, ttl, data }));
    const below = name === zone || name.endsWith(`.${zone}`);
    if (!below) return { rcode: 'NXDOMAIN' };
    return type === 'DS' ? {} : { authorities, authoritative: false };
  };

interface Cached {
  readonly until: number;
  readonly answers: readonly Answer[];
}

export interface ResolverOptions {
  readonly zone: string;
  readonly parent: Target;
  /** Where a name server is. */
  readonly addressOf: (name: string) => Target;
  /** Seconds, of the test. */
  readonly now: () => number;
  /** Which of several name servers it asks. */
  readonly choose: (names: readonly string[]) => string | undefined;
}

/** Keeps delegations and answers for their TTL, to the last second, as the slowest resolver may. */
export function cachingResolver({
  zone,
  parent,
  addressOf,
  now,
  choose,
}: ResolverOptions): Promise<DnsServer> {
  const cache = new Map<string, Cached>();
  const cached = async (key: string, fetch: () => Promise<readonly Answer[]>): Promise<readonly Answer[]> => {
    const hit = cache.get(key);
    const fresh = hit && hit.until > now() ? hit : await store(key, await fetch());
    return fresh.answers.map((answer) => ({ ...answer, ttl: fresh.until - now() }) as Answer);
  };
  const store = async (key: string, answers: readonly Answer[]): Promise<Cached> => {
    const ttls = answers.map((answer) => ('ttl' in answer ? (answer.ttl ?? 0) : 0));
    const entry = { until: now() + Math.min(...ttls, 300_000), answers };
    if (answers.length > 0) cache.set(key, entry);
    return entry;
  };
  const ask = async (server: Target, name: string, type: 'NS' | 'A' | 'CAA' | 'DS' | 'TXT') => {
    const asked = await query(server, { name, type }, PATIENCE);
    if ('noAnswer' in asked) throw new Error(`${targetText(server, 53)} ${name} ${type}: ${asked.noAnswer}`);
    return asked.reply;
  };
  return dnsServer(async ({ name, type }) => {
    if (type !== 'A' && type !== 'CAA' && type !== 'DS' && type !== 'TXT') return { rcode: 'REFUSED' };
    if (type === 'DS') return { answers: [...(await ask(parent, name, 'DS')).answers] };
    const servers = await cached('delegation', async () => (await ask(parent, zone, 'NS')).authorities);
    const server = choose(servers.flatMap((answer) => (answer.type === 'NS' ? [answer.data] : [])));
    if (!server) return { rcode: 'SERVFAIL' };
    const answers = await cached(
      `${name} ${type}`,
      async () => (await ask(addressOf(server), name, type)).answers,
    );
    return { answers: [...answers], authoritative: false };
  });
}
