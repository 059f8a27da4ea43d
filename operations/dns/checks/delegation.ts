import { PARENT_NS_TTL } from '../../../topology/migration/phases';
import { type Observation, reporter } from '../../probe/observation';
import { type Target, targetText } from '../../probe/target';
import { span } from '../../probe/time-text';
import { type Inputs, nextStep } from '../inputs';
import { content, query, type Reply } from '../query';
import { bare } from '../record-set';

const { ok, notYet, failed, noAnswer } = reporter('delegation');

/** Which name servers the parent zone names, and whether resolvers keep the old ones for too long. */
export async function delegation(inputs: Inputs): Promise<readonly Observation[]> {
  const { servers, topology, patience } = inputs;
  const kept = nextStep(topology.dns) === 'delegate' ? servers.registrar : [];
  const tooLong = (await Promise.all(kept.map((server) => keptTooLong(server, inputs)))).flat();
  if (servers.parent.length === 0) {
    return [
      noAnswer('parent zone', 'its name servers are unknown', 'name them with --parent HOST,...'),
      ...tooLong,
    ];
  }
  const named = await Promise.all(
    servers.parent.map(async (server) => {
      const at = targetText(server, 53);
      const asked = content(await query(server, { name: topology.dns.zone, type: 'NS' }, patience));
      return 'noAnswer' in asked
        ? noAnswer(at, asked.noAnswer)
        : judge(at, delegatedTo(asked.reply, topology.dns.zone), inputs);
    }),
  );
  return [...named, ...tooLong];
}

/** A resolver may use the TTL in the zone itself (RFC 2181, 5.4.1); the waits use the TTL in the parent zone. */
async function keptTooLong(server: Target, { topology, patience }: Inputs): Promise<readonly Observation[]> {
  const asked = await query(server, { name: topology.dns.zone, type: 'NS' }, patience);
  // A server that does not answer is reported by the check of the records.
  const answers = 'reply' in asked ? asked.reply.answers : [];
  const ttl = Math.max(0, ...answers.flatMap((one) => (one.type === 'NS' ? [one.ttl ?? 0] : [])));
  if (ttl <= PARENT_NS_TTL) return [];
  return [
    failed(
      targetText(server, 53),
      `resolvers may keep the name servers for ${span(ttl)}`,
      `the waits assume ${span(PARENT_NS_TTL)}: before the switch, lower the TTL of the NS records to that and wait until the old TTL is over`,
    ),
  ];
}

/** The servers that a reply names: as a referral, or as an answer when parent and zone share a server. */
export const delegatedTo = ({ answers, authorities }: Reply, zone: string): readonly string[] =>
  [...answers, ...authorities]
    .flatMap((record) => (record.type === 'NS' && bare(record.name) === zone ? [bare(record.data)] : []))
    .filter((name, i, all) => all.indexOf(name) === i)
    .toSorted();

function judge(at: string, names: readonly string[], { topology: { dns }, azureNames }: Inputs): Observation {
  const found = names.join(', ') || 'no delegation';
  const azure = azureNames.map(bare);
  const known = names.filter((name) => azure.includes(name)).length;
  const isAzure = known === azure.length && known === names.length;
  const registrar = dns.legacy.nameServers?.map(bare);

  if (names.length === 0) return failed(at, found, `check the registration of ${dns.zone} at the registrar`);
  if (dns.hosting === 'registrar') return ok(at, found);
  if (azure.length === 0) {
    return notYet(at, found, "deploy dns-migration, then pass Azure's name servers with --outputs");
  }
  if (dns.delegatedAt) {
    return isAzure
      ? ok(at, found)
      : failed(
          at,
          found,
          `at the registrar, enter exactly ${azure.join(', ')}; then write dns.delegatedAt again`,
        );
  }
  if (isAzure) return notYet(at, found, 'these are Azure’s: write the current time to dns.delegatedAt');
  if (known > 0) return failed(at, found, `at the registrar, enter either all of Azure’s servers or none`);
  return registrar && registrar.toSorted().join() !== names.join()
    ? failed(at, found, 'correct dns.legacy.nameServers: preflight asks the wrong servers')
    : ok(at, found);
}
