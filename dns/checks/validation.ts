import { type Finding, reporter } from '../finding';
import type { Inputs } from '../inputs';
import { content, query } from '../query';
import { fromAnswers } from '../record-set';
import { type Target, targetText } from '../target';

const { ok, notYet, failed, noAnswer } = reporter('validation');

/** Whether Front Door's validation record is there, at the registrar and in Azure: either may be asked. */
export async function validation({
  topology,
  servers,
  validationToken,
  patience,
}: Inputs): Promise<readonly Finding[]> {
  const { api, dns } = topology;
  if (dns.phase !== 'prepare') return [];
  const name = `_dnsauth.${api.hostname}`;
  const judge = async (server: Target, create: string): Promise<Finding> => {
    const at = targetText(server, 53);
    const asked = content(await query(server, { name, type: 'TXT' }, patience));
    if ('noAnswer' in asked) return noAnswer(at, asked.noAnswer);
    const values = fromAnswers(asked.reply.answers, name, 'TXT')?.values ?? [];
    if (values.length === 0) return notYet(at, `no TXT ${name}`, create);
    if (!validationToken) return ok(at, `TXT ${name}; not compared, --outputs gives the value`);
    return values.includes(JSON.stringify(validationToken))
      ? ok(at, `TXT ${name}`)
      : failed(at, `TXT ${name} ${values.join(' ')}`, `it must be ${validationToken}: ${create}`);
  };
  return Promise.all([
    ...servers.registrar.map((server) => judge(server, 'create it at the registrar')),
    ...servers.azure.map((server) => judge(server, 'deploy dns-migration')),
  ]);
}
