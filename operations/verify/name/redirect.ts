import { ask } from '../../probe/http-probe';
import { reporter } from '../../probe/observation';
import type { Check } from '../check';
import { USER_AGENT } from '../user-agent';
import { headerOf } from './ask';
import { nameOf, type Seen } from './inputs';

const { ok, failed, noAnswer } = reporter('redirect');

/** Whether HTTP redirects to HTTPS, and answers nothing else. */
export const redirect: Check<Seen> = async (inputs) => {
  const { http: server, timeout, topology } = inputs;
  const hostname = nameOf(inputs);
  const { healthPath: path } = topology.api;
  const asked = await ask({ server, hostname, path, timeout, userAgent: USER_AGENT });
  const at = `http://${hostname}`;
  if ('noAnswer' in asked) return [noAnswer(at, asked.noAnswer)];
  const location = headerOf(asked, 'location');
  const found = `answers ${asked.status}${location && ` to ${location}`}`;
  const leads = [301, 302, 307, 308].includes(asked.status) && leadsTo(location, hostname, path);
  return [
    leads
      ? ok(at, found)
      : failed(at, found, `it must redirect to https://${hostname}${path}: deploy dns-migration`),
  ];
};

function leadsTo(location: string, hostname: string, path: string): boolean {
  if (!URL.canParse(location)) return false;
  const url = new URL(location);
  return url.protocol === 'https:' && url.hostname === hostname && url.pathname === path;
}
