import type { Observation } from '../../probe/observation';
import { reporter } from '../../probe/observation';
import type { Check } from '../check';
import { ask } from './ask';
import { nameOf, type Seen } from './inputs';

const { ok, failed, noAnswer } = reporter('TLS');

/** https://learn.microsoft.com/azure/frontdoor/standard-premium/tls-policy */
const versions = [
  ['TLSv1.1', false],
  ['TLSv1.2', true],
  ['TLSv1.3', true],
] as const;
type Version = (typeof versions)[number][0];

/** Which versions of TLS the name accepts. */
export const tls: Check<Seen> = (inputs) =>
  Promise.all(versions.map(([version, wanted]) => offered(inputs, version, wanted)));

async function offered(inputs: Seen, version: Version, wanted: boolean): Promise<Observation> {
  const at = nameOf(inputs);
  const visited = await ask(inputs, inputs.topology.api.healthPath, { tls: { from: version, to: version } });
  if (!('noAnswer' in visited)) {
    return wanted
      ? ok(at, `accepts ${version}`)
      : failed(at, `accepts ${version}`, 'it must refuse it: see the TLS policy of the custom domain');
  }
  const { noAnswer: why } = visited;
  // A server may also just close the connection.
  if (!/refuses that version|connection (?:reset|closed)/.test(why))
    return noAnswer(at, `${version}: ${why}`);
  return wanted
    ? failed(at, `refuses ${version}`, 'it must accept it: see the TLS policy of the custom domain')
    : ok(at, `refuses ${version}`);
}
