import { type Finding, reporter } from '../finding';
import { visit } from '../https-probe';
import type { Inputs } from '../inputs';
import { targetText } from '../target';

const certificate = reporter('certificate');
const health = reporter('health');

/** Whether Front Door serves the API's name: asked at its endpoint, in that name, before DNS points there. */
export async function endpoint({
  topology,
  servers,
  patience,
  ca,
  now,
}: Inputs): Promise<readonly Finding[]> {
  const { api, dns } = topology;
  if (!servers.endpoint) {
    return [
      certificate.notYet(
        'Front Door',
        'not known',
        'deploy dns-migration, then give --outputs or --endpoint',
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
  });
  if ('noAnswer' in visited) return [certificate.noAnswer(at, visited.noAnswer)];

  const { names, validTo, refused } = visited.certificate;
  const shown = `for ${names}, until ${validTo.toISOString()}`;
  const moved = dns.phase !== 'prepare';
  const goBack = 'clients are refused: set dns.phase back to prepare and deploy';
  const certificateFinding = !refused
    ? certificate.ok(at, shown)
    : moved || validTo < now
      ? certificate.failed(
          at,
          `${refused}; ${shown}`,
          moved ? goBack : 'see the custom domain in the Front Door profile',
        )
      : certificate.notYet(
          at,
          `${refused}; ${shown}`,
          'Front Door issues it within an hour of validation: wait',
        );

  const found = visited.problem ?? `GET ${api.healthPath} answers ${visited.status}`;
  const healthFinding =
    visited.status === 200
      ? health.ok(at, found)
      : visited.problem
        ? health.noAnswer(at, found)
        : health.failed(
            at,
            found,
            `it must answer 200: see the route of ${api.hostname} and the health of the origins`,
          );
  return [certificateFinding, healthFinding];
}
