import { API_TTL, apiRecord, fullName } from '../../../topology/migration/phases';
import { type Observation, reporter } from '../../probe/observation';
import { type Target, targetText } from '../../probe/target';
import type { Inputs } from '../inputs';
import { query, type Reply } from '../query';
import { bare, fromAnswers, fromFile, type RecordSet, type SetType, setTypes } from '../record-set';

const { ok, failed, notYet, noAnswer } = reporter('records');

interface Place {
  readonly fix: string;
  /** The answer expected for the API's name, and which TTLs are accepted. */
  readonly api: { readonly value: string; readonly ttl: string; readonly allows: (ttl: number) => boolean };
}

/** Whether every server that clients may ask has exactly the records of the file. */
export async function records(inputs: Inputs): Promise<readonly Observation[]> {
  const { servers, topology } = inputs;
  const { hosting, phase } = topology.dns;
  const serves = hosting === 'registrar' || phase === 'prepare';
  if (hosting === 'azure' && servers.azure.length === 0) {
    return [
      notYet('Azure', 'its name servers are unknown', 'deploy dns-migration, then add --outputs or --azure'),
    ];
  }
  if (serves && servers.registrar.length === 0) {
    return [
      noAnswer(
        'registrar',
        'its name servers are unknown',
        'write dns.legacy.nameServers, or add --registrar',
      ),
    ];
  }
  const lists = [
    ...(serves ? servers.registrar.map((server) => compare(server, atRegistrar(inputs), inputs)) : []),
    ...servers.azure.map((server) => compare(server, inAzure(inputs), inputs)),
  ];
  return (await Promise.all(lists)).flat();
}

function atRegistrar({ topology: { dns }, endpointName = 'the endpoint' }: Inputs): Place {
  const { legacy, hosting, phase, ttlLoweredAt } = dns;
  const lowered = hosting === 'registrar' && (ttlLoweredAt !== undefined || phase !== 'prepare');
  return {
    fix: 'make the registrar and regions.yaml agree: npm run dns -- import ZONEFILE',
    api: {
      value: bare(hosting === 'azure' ? legacy.hostname : apiRecord(dns, endpointName).value),
      // dns.legacy.ttl decides how long the phases wait. Registrars have minimums, so any lower TTL is accepted.
      ttl: lowered
        ? `less than ${legacy.ttl}, best ${API_TTL[phase]}`
        : `at most ${legacy.ttl} (dns.legacy.ttl)`,
      allows: (ttl) =>
        phase === 'complete' || ttl <= API_TTL.prepare || (lowered ? ttl < legacy.ttl : ttl <= legacy.ttl),
    },
  };
}

function inAzure({ topology: { dns }, endpointName = 'the endpoint' }: Inputs): Place {
  const { value, ttl } = apiRecord(dns, endpointName);
  return {
    fix: 'deploy dns-migration',
    api: { value: bare(value), ttl: String(ttl), allows: (found) => found === ttl },
  };
}

async function compare(server: Target, place: Place, inputs: Inputs): Promise<readonly Observation[]> {
  const { api, dns } = inputs.topology;
  const at = targetText(server, 53);
  const expected = dns.records.map((record) => fromFile(record, dns.zone));
  const observations: Observation[] = [];
  let same = 0;
  // One after another, and stop at a silent server: 50 questions must not take 50 timeouts.
  for (const { name, type } of questions(expected, api.hostname, dns.zone)) {
    const asked = await query(server, { name, type }, inputs.patience);
    if ('noAnswer' in asked) return [...observations, noAnswer(at, asked.noAnswer)];
    const lame = lameness(asked.reply);
    if (lame) {
      const todo = `this server does not serve ${dns.zone}: correct the list of name servers`;
      return [...observations, failed(at, `${lame} for ${name} ${type}`, todo)];
    }
    const found = fromAnswers(asked.reply.answers, name, type);
    const wrong =
      name === api.hostname
        ? apiDifference(found, place.api)
        : difference(
            found,
            expected.find((set) => set.name === name && set.type === type),
          );
    if (wrong) observations.push(failed(at, `${name} ${type}: ${wrong}`, place.fix));
    else if (found) same++;
  }
  return observations.length > 0 ? observations : [ok(at, `${same} record sets match regions.yaml`)];
}

/** Why a server does not serve the zone; undefined if it does. */
function lameness({ rcode, authoritative }: Reply): string | undefined {
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return rcode;
  return authoritative ? undefined : `${rcode}, not authoritative`;
}

/** Every type at every name of the file, so that a set missing in the file is found too. */
function questions(
  expected: readonly RecordSet[],
  host: string,
  zone: string,
): { name: string; type: SetType }[] {
  const names = [...new Set(expected.map(({ name }) => name))];
  const typesAt = (name: string): readonly SetType[] =>
    expected.some((set) => set.name === name && set.type === 'CNAME')
      ? ['CNAME']
      : setTypes.filter((type) => name !== fullName('@', zone) || type !== 'NS');
  return [
    ...names.flatMap((name) => typesAt(name).map((type) => ({ name, type }))),
    { name: host, type: 'CNAME' as const },
  ];
}

const shown = (values: readonly string[]): string => values.join(' | ');

function difference(found: RecordSet | undefined, expected: RecordSet | undefined): string | undefined {
  if (!expected) return found && `not in regions.yaml, found ${shown(found.values)}`;
  if (!found) return `missing, expected ${shown(expected.values)}`;
  if (shown(found.values) !== shown(expected.values)) {
    return `expected ${shown(expected.values)}, found ${shown(found.values)}`;
  }
  return found.ttl === expected.ttl ? undefined : `expected TTL ${expected.ttl}, found ${found.ttl}`;
}

function apiDifference(found: RecordSet | undefined, expected: Place['api']): string | undefined {
  if (!found) return `missing, expected ${expected.value}`;
  if (shown(found.values) !== expected.value)
    return `expected ${expected.value}, found ${shown(found.values)}`;
  return expected.allows(found.ttl) ? undefined : `expected TTL ${expected.ttl}, found ${found.ttl}`;
}
