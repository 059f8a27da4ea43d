import type { Topology } from '../../../topology/topology';
import { type Certificate, type Visited, visit } from '../../probe/https-probe';
import { type Observation, reporter } from '../../probe/observation';
import { targetText } from '../../probe/target';
import { minute } from '../../probe/time-text';
import { type Inputs, USER_AGENT } from '../inputs';

const certificate = reporter('certificate');
const health = reporter('health');

/** Whether Front Door serves the API's name: asks its endpoint for that name before DNS points there. */
export async function endpoint({ topology, servers, patience, ca }: Inputs): Promise<readonly Observation[]> {
  const { api, dns } = topology;
  if (!servers.endpoint) {
    return [
      certificate.notYet(
        'Front Door',
        'its endpoint is unknown',
        'deploy dns-migration, then add --outputs or --endpoint',
      ),
    ];
  }
  const at = targetText(servers.endpoint, 443);
  const visited = await visit({
    server: servers.endpoint,
    hostname: api.hostname,
    path: api.healthPath,
    timeout: patience.timeout * (patience.tries + 1),
    ca,
    userAgent: USER_AGENT,
  });
  if ('noAnswer' in visited) return [certificate.noAnswer(at, visited.noAnswer)];

  return [judgeCertificate(at, visited.certificate, dns.phase === 'prepare'), judgeHealth(at, visited, api)];
}

function judgeCertificate(
  at: string,
  { names, validTo, refused, foreign }: Certificate,
  early: boolean,
): Observation {
  const shown = `for ${names}, until ${minute(validTo)}`;
  if (!refused) return certificate.ok(at, shown);
  const found = `${refused}; ${shown}`;
  if (!early)
    return certificate.failed(
      at,
      found,
      'clients get a certificate error: set dns.phase back to prepare and deploy',
    );
  return foreign
    ? certificate.notYet(at, found, 'wait: Front Door issues it within an hour of validation')
    : certificate.failed(at, found, 'look at the custom domain in the Front Door profile');
}

function judgeHealth(
  at: string,
  { status, problem }: Visited,
  { hostname, healthPath }: Topology['api'],
): Observation {
  if (status === undefined) return health.noAnswer(at, problem ?? 'no answer');
  const found = `GET ${healthPath} answers ${status}`;
  return status === 200
    ? health.ok(at, found)
    : health.failed(
        at,
        found,
        `it must answer 200: look at the route of ${hostname} and the health of the origins`,
      );
}
