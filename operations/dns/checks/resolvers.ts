import { API_TTL, apiRecord } from '../../../topology/migration/phases';
import type { Patience } from '../../probe/clock';
import { type Observation, reporter } from '../../probe/observation';
import { type Target, targetText } from '../../probe/target';
import { span } from '../../probe/time-text';
import { type Inputs, nextStep } from '../inputs';
import { query } from '../query';
import { bare, fromAnswers } from '../record-set';

const { ok, notYet, failed, noAnswer } = reporter('resolvers');

interface Answered {
  readonly at: string;
  /** The target of the CNAME; the reason if there is none, or if it leads nowhere. */
  readonly value: string;
  /** Seconds. */
  readonly ttl: number;
}

export type Held = Answered | { readonly at: string; readonly noAnswer: string };

/** What a resolver answers for the API's name, and for how long it keeps that answer. */
export async function held(server: Target, hostname: string, patience: Patience): Promise<Held> {
  const at = targetText(server, 53);
  const asked = await query(server, { name: hostname, type: 'A' }, patience);
  if ('noAnswer' in asked) return { at, noAnswer: asked.noAnswer };
  const { rcode, answers } = asked.reply;
  const set = fromAnswers(answers, hostname, 'CNAME');
  const value = set?.values[0] ?? 'no CNAME';
  return { at, value: rcode === 'NOERROR' ? value : `${value}, ${rcode}`, ttl: set?.ttl ?? 0 };
}

/** What the public resolvers answer now, and for how much longer. */
export async function resolvers({
  topology,
  servers,
  endpointName,
  patience,
}: Inputs): Promise<readonly Observation[]> {
  const { api, dns } = topology;
  if (dns.phase !== 'prepare' && endpointName === undefined) {
    return [noAnswer('public resolvers', 'the expected answer is unknown', 'add --outputs or --endpoint')];
  }
  const answers = await Promise.all(servers.resolvers.map((server) => held(server, api.hostname, patience)));
  const expected = bare(apiRecord(dns, endpointName ?? 'the endpoint').value);
  const other = dns.phase === 'prepare' ? endpointName && bare(endpointName) : bare(dns.legacy.hostname);
  return answers.map((answer) => {
    const { at } = answer;
    if ('noAnswer' in answer) return noAnswer(at, answer.noAnswer);
    const found = `${answer.value} for another ${span(answer.ttl)}`;
    if (answer.value === expected) {
      const tooLong = nextStep(dns) === 'cutover' && answer.ttl > API_TTL.prepare;
      return tooLong ? notYet(at, found, 'wait: it still has the old TTL') : ok(at, found);
    }
    return answer.value === other
      ? notYet(at, found, 'wait: it still has the old answer')
      : failed(at, answer.value, `it must be ${expected}`);
  });
}
