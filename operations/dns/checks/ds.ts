import { type Observation, reporter } from '../../probe/observation';
import { targetText } from '../../probe/target';
import { span } from '../../probe/time-text';
import type { Inputs } from '../inputs';
import { content, query } from '../query';

const { ok, notYet, failed, noAnswer } = reporter('DS');

/**
 * If a DS record stays in the parent zone, the zone fails for every validating resolver once unsigned servers answer.
 * Resolvers keep the record for its TTL. https://learn.microsoft.com/azure/dns/dnssec
 */
export async function ds({ servers, topology: { dns }, patience }: Inputs): Promise<readonly Observation[]> {
  if (dns.hosting !== 'azure' || dns.phase !== 'prepare') return [];
  const ask = async (server: Inputs['servers']['parent'][number], cached: boolean): Promise<Observation> => {
    const at = targetText(server, 53);
    const asked = content(await query(server, { name: dns.zone, type: 'DS' }, patience));
    if ('noAnswer' in asked) return noAnswer(at, asked.noAnswer);
    if (asked.reply.rcode === 'NXDOMAIN') return noAnswer(at, `${dns.zone} does not exist`);
    const found = asked.reply.answers.find(({ type }) => type === 'DS');
    if (!found) return ok(at, 'none');
    const ttl = 'ttl' in found ? (found.ttl ?? 0) : 0;
    return cached
      ? notYet(
          at,
          `has a DS record cached for another ${span(ttl)}`,
          'wait until it has expired before you change the name servers',
        )
      : failed(at, `a DS record, TTL ${span(ttl)}`, 'remove it at the registrar, then wait for its TTL');
  };
  return Promise.all([
    ...servers.parent.map((server) => ask(server, false)),
    ...servers.resolvers.map((server) => ask(server, true)),
  ]);
}
