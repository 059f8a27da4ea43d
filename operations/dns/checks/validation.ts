import { ownershipName, validationName } from '../../../topology/migration/proof-names';
import { type Observation, reporter } from '../../probe/observation';
import { type Target, targetText } from '../../probe/target';
import type { Inputs } from '../inputs';
import { content, query } from '../query';
import { fromAnswers } from '../record-set';

const { ok, notYet, failed, noAnswer } = reporter('validation');

const toCreate = { registrar: 'create it at the registrar', azure: 'deploy dns-migration' };

/**
 * Whether the records that prove ownership of the name exist: Front Door's at the registrar and in Azure, because either
 * may be asked until the cutover; App Service's where the zone finally is.
 */
export async function validation({
  topology,
  servers,
  validationToken,
  verificationId,
  patience,
}: Inputs): Promise<readonly Observation[]> {
  const { api, dns } = topology;
  const judge = async (
    server: Target,
    name: string,
    expected: string | undefined,
    create: string,
  ): Promise<Observation> => {
    const at = targetText(server, 53);
    const asked = content(await query(server, { name, type: 'TXT' }, patience));
    if ('noAnswer' in asked) return noAnswer(at, asked.noAnswer);
    const values = fromAnswers(asked.reply.answers, name, 'TXT')?.values ?? [];
    if (values.length === 0) return notYet(at, `no TXT ${name}`, create);
    if (!expected) return ok(at, `TXT ${name}; value not compared: add --outputs`);
    return values.includes(JSON.stringify(expected))
      ? ok(at, `TXT ${name}`)
      : failed(at, `TXT ${name} ${values.join(' ')}`, `it must be ${expected}: ${create}`);
  };
  const all = (place: keyof typeof toCreate, name: string, expected: string | undefined) =>
    servers[place].map((server) => judge(server, name, expected, toCreate[place]));
  const forFrontDoor = validationName(api.hostname);
  return Promise.all([
    ...(dns.phase === 'prepare'
      ? [...all('registrar', forFrontDoor, validationToken), ...all('azure', forFrontDoor, validationToken)]
      : []),
    ...all(dns.hosting, ownershipName(api.hostname), verificationId),
  ]);
}
