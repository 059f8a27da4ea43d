import type { CaaData } from 'dns-packet';
import { caaNames, FRONT_DOOR_ISSUER, frontDoorMayIssue, issuerOf } from '../../../topology/migration/caa';
import { type Observation, reporter } from '../../probe/observation';
import { targetText } from '../../probe/target';
import type { Inputs } from '../inputs';
import { type Asked, content, query } from '../query';

const { ok, failed, noAnswer } = reporter('CAA');

/** Whether CAA records allow Front Door's authority to issue. Looked up as authorities do: upwards until a set is found. */
export async function caa(inputs: Inputs): Promise<readonly Observation[]> {
  const { api, dns } = inputs.topology;
  const names = caaNames(api.hostname, dns.zone);
  const { resolvers } = inputs.servers;
  const told = await Promise.all(
    resolvers.map(async (server) => {
      const found = await climb(names, async (name) => {
        const asked = content(await query(server, { name, type: 'CAA' }, inputs.patience));
        const isMissing = name === dns.zone && 'reply' in asked && asked.reply.rcode === 'NXDOMAIN';
        return isMissing ? { noAnswer: `${name} does not exist` } : asked;
      });
      const at = targetText(server, 53);
      return 'noAnswer' in found ? noAnswer(at, found.noAnswer) : judge(at, found, dns.zone);
    }),
  );
  const none = noAnswer('resolvers', 'none to ask', 'name some with --resolvers HOST,...');
  return [told.find(({ status }) => status !== 'no answer') ?? told.at(-1) ?? none];
}

interface Found {
  readonly name: string;
  readonly records: readonly CaaData[];
}

async function climb(
  names: readonly string[],
  ask: (name: string) => Promise<Asked>,
): Promise<Found | { readonly noAnswer: string }> {
  for (const name of names) {
    const asked = await ask(name);
    if ('noAnswer' in asked) return asked;
    const records = asked.reply.answers.flatMap((one) => (one.type === 'CAA' ? [one.data] : []));
    if (records.length > 0) return { name, records };
  }
  return { name: '', records: [] };
}

function judge(at: string, { name, records }: Found, zone: string): Observation {
  const issuers = records.filter(({ tag }) => tag === 'issue').map(({ value }) => value);
  if (issuers.length === 0) return ok(at, 'none: every authority may issue');
  const found = `at ${name}: ${issuers.map((value) => issuerOf(value) || 'nobody').join(', ')}`;
  return frontDoorMayIssue(issuers)
    ? ok(at, found)
    : failed(
        at,
        found,
        `add CAA 0 issue "${FRONT_DOOR_ISSUER}" at ${name === zone ? zone : `${name} or remove the set there`}`,
      );
}
