import type { DoorTarget } from '../../../topology/doors';
import { siteHostNames } from '../../../topology/topology';
import { answererOf } from '../../probe/answerer';
import { visit } from '../../probe/https-probe';
import { type Observation, reporter } from '../../probe/observation';
import { USER_AGENT } from '../user-agent';
import type { StampInputs } from './inputs';

const { ok, failed, noAnswer } = reporter('direct');

/** Whether the app or slot, and its deployment site, refuse requests that do not come through this Front Door. */
export function direct(inputs: StampInputs, target: DoorTarget): Promise<readonly Observation[]> {
  const { site, scm } = siteHostNames(inputs.topology, inputs.region, target);
  return Promise.all([past(inputs, site, inputs.topology.api.healthPath), past(inputs, scm, '/')]);
}

async function past(
  { appService, timeout, ca }: StampInputs,
  hostname: string,
  path: string,
): Promise<Observation> {
  const server = appService ?? { host: hostname, port: 443 };
  const visited = await visit({ server, hostname, path, timeout, ca, userAgent: USER_AGENT });
  if ('noAnswer' in visited) return noAnswer(hostname, visited.noAnswer);
  const { status, problem } = visited;
  if (status === undefined) return noAnswer(hostname, problem ?? 'no answer');
  const found = `GET ${path} answers ${status}`;
  if (status === 403) {
    const who = answererOf({ ...visited, status });
    if (who === 'restrictions') return ok(hostname, found);
    return who === 'stopped'
      ? noAnswer(hostname, `${found}: the app is stopped`, 'start it: docs/outage.md')
      : noAnswer(
          hostname,
          `${found}, but not because of its access restrictions`,
          'deploy the stamp, then check again',
        );
  }
  // From App Service itself: there is no such site.
  if (status === 404) return noAnswer(hostname, `${found}: is it deployed?`, 'deploy the stamp');
  return failed(
    hostname,
    `${found}, but must refuse with 403`,
    'somebody opened access to it: deploy the stamp',
  );
}
