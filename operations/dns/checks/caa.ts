import type { CaaData } from 'dns-packet';
import type { Inputs } from '../inputs';
import { type Observation, reporter } from '../observation';
import { content, query } from '../query';
import { targetText } from '../target';

const { ok, failed, noAnswer } = reporter('CAA');

/** Who issues Front Door's managed certificates. https://learn.microsoft.com/azure/frontdoor/domain */
const AUTHORITY = 'digicert.com';

/** Whether CAA lets the authority issue, looked up as authorities do: upwards until a set is found (RFC 8659, 3). */
export async function caa(inputs: Inputs): Promise<readonly Observation[]> {
  const { api, dns } = inputs.topology;
  const labels = api.hostname.slice(0, -dns.zone.length).split('.').filter(Boolean);
  const names = [...labels.map((_, i) => [...labels.slice(i), dns.zone].join('.')), dns.zone];
  let unasked = noAnswer('resolvers', 'none to ask', 'name some: --resolvers HOST,...');
  for (const server of inputs.servers.resolvers) {
    const at = targetText(server, 53);
    const found = await climb(names, async (name) => {
      const asked = content(await query(server, { name, type: 'CAA' }, inputs.patience));
      const unknown = 'noAnswer' in asked || (name === dns.zone && asked.reply.rcode === 'NXDOMAIN');
      return unknown ? undefined : asked.reply.answers;
    });
    if (found) return [judge(at, found.name, found.records, dns.zone)];
    unasked = noAnswer(at, 'no usable answer');
  }
  return [unasked];
}

interface Found {
  readonly name: string;
  readonly records: readonly CaaData[];
}

type Ask = (
  name: string,
) => Promise<readonly { readonly type: string; readonly data?: unknown }[] | undefined>;

async function climb(names: readonly string[], ask: Ask): Promise<Found | undefined> {
  for (const name of names) {
    const answers = await ask(name);
    if (!answers) return undefined;
    const records = answers.flatMap(({ type, data }) => (type === 'CAA' ? [data as CaaData] : []));
    if (records.length > 0) return { name, records };
  }
  return { name: '', records: [] };
}

function judge(at: string, name: string, records: readonly CaaData[], zone: string): Observation {
  const issuers = records
    .filter(({ tag }) => tag === 'issue')
    .map(({ value }) => value.split(';')[0]?.trim() ?? '');
  if (issuers.length === 0) return ok(at, 'none: every authority may issue');
  const found = `at ${name}: ${issuers.map((issuer) => issuer || 'nobody').join(', ')}`;
  return issuers.includes(AUTHORITY)
    ? ok(at, found)
    : failed(
        at,
        found,
        `add CAA 0 issue "${AUTHORITY}" at ${name === zone ? zone : `${name} or remove the set there`}`,
      );
}
