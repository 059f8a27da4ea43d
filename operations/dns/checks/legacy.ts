import { visit } from '../../probe/https-probe';
import { type Observation, reporter } from '../../probe/observation';
import { targetText } from '../../probe/target';
import { minute } from '../../probe/time-text';
import { drainEnd, type Inputs, USER_AGENT } from '../inputs';

const { ok, failed, noAnswer } = reporter('legacy');

/** Whether the legacy app serves the clients that still have the old answer, and will until the drain is over. */
export async function legacy({
  topology,
  servers,
  patience,
  ca,
  now,
}: Inputs): Promise<readonly Observation[]> {
  const { api, dns } = topology;
  if (dns.phase === 'complete') return [];
  const at = targetText(servers.legacy, 443);
  const visited = await visit({
    server: servers.legacy,
    hostname: api.hostname,
    path: api.healthPath,
    timeout: patience.timeout * (patience.tries + 1),
    ca,
    userAgent: USER_AGENT,
  });
  if ('noAnswer' in visited) return [noAnswer(at, visited.noAnswer)];
  const { certificate, status, problem } = visited;
  const end = drainEnd(dns, now);
  const until = `certificate until ${minute(certificate.validTo)}, needed until ${minute(end)}`;

  if (certificate.refused)
    return [failed(at, `certificate ${certificate.refused}`, 'bind a valid certificate to the legacy app')];
  if (certificate.validTo < end) {
    return [
      failed(
        at,
        until,
        'renew it first: a managed certificate of App Service does not renew after the name has moved',
      ),
    ];
  }
  if (status === undefined) return [noAnswer(at, problem ?? 'no answer')];
  if (status === 403 || status >= 500) {
    return [
      failed(
        at,
        `GET ${api.healthPath} answers ${status}`,
        'clients with the old answer need it: keep it available until the drain is over',
      ),
    ];
  }
  return [ok(at, `answers ${status}; ${until}`)];
}
