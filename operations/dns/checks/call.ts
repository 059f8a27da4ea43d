import { answererOf } from '../../probe/answerer';
import { type Visited, visit } from '../../probe/https-probe';
import { type Observation, reporter } from '../../probe/observation';
import { targetText } from '../../probe/target';
import { type Inputs, nextStep, USER_AGENT } from '../inputs';
import { claimsOf, refusal } from '../token';

const { ok, notYet, failed, noAnswer } = reporter('call');

/**
 * Whether a client's own call is answered through Front Door. The health path does not tell: it needs no token, and an
 * app that refuses every token is healthy.
 */
export async function call(inputs: Inputs): Promise<readonly Observation[]> {
  const { topology, servers, patience, ca } = inputs;
  if (!servers.endpoint) return []; // said by the check of the endpoint
  const at = targetText(servers.endpoint, 443);
  if (!inputs.call) {
    if (nextStep(topology.dns) !== 'cutover') return [];
    const todo = 'give --path, a path that clients call, and --token-file with a token that one of them has';
    return [notYet(at, 'no call with a token was made', todo)];
  }
  const { path, token } = inputs.call;
  const request = {
    server: servers.endpoint,
    hostname: topology.api.hostname,
    path,
    timeout: patience.timeout * (patience.tries + 1),
    ca,
    userAgent: USER_AGENT,
  };
  const visited = await visit({ ...request, token });
  if ('noAnswer' in visited) return [noAnswer(at, visited.noAnswer)];
  const { status, problem } = visited;
  if (status === undefined) return [noAnswer(at, problem ?? 'no answer')];

  const found = `GET ${path} with a token answers ${status}`;
  if (status < 300 && problem) return [noAnswer(at, `${found}, then ${problem}`)];
  if (status < 300) {
    const open = await visit(request);
    if ('noAnswer' in open || open.status === undefined || open.status >= 300) return [ok(at, found)];
    const todo = 'take a path that needs one: not a health path, none under api.cachedPaths';
    return [failed(at, `GET ${path} answers ${open.status} without a token too, so it tells nothing`, todo)];
  }
  const { why, todo } = refused(status, visited, inputs.call, inputs);
  return [failed(at, why ? `${found}: ${why}` : found, todo)];
}

interface Refusal {
  readonly why?: string;
  readonly todo: string;
}

function refused(
  status: number,
  visited: Visited,
  { token }: NonNullable<Inputs['call']>,
  { topology, clientId, now }: Inputs,
): Refusal {
  const { headers = {} } = visited;
  const who = answererOf({ ...visited, status });
  // A server may repeat what it was sent; a token is never printed.
  const said = (name: string) =>
    String(headers[name] ?? '')
      .replaceAll(token, '(the token)')
      .slice(0, 200);

  if (status === 401) {
    return (
      refusal(claimsOf(token) ?? {}, topology, clientId, now) ?? {
        why: said('www-authenticate') || 'the app refuses the token, and gives no reason',
        todo: 'compare the token with api.audiences and adopt.apiApplication',
      }
    );
  }
  const reference = said('x-azure-ref') || 'unknown';
  if (status === 429) {
    return {
      why: `too many requests, says the firewall or the app, reference ${reference}`,
      todo: 'wait a minute; if the firewall has the reference, frontDoor.waf.rateLimitExempt: docs/firewall.md',
    };
  }
  if (who === 'firewall') {
    return {
      why: `the firewall blocks it, reference ${reference}`,
      todo: 'find the rule by the reference: docs/firewall.md',
    };
  }
  if (who === 'restrictions') {
    return {
      why: 'the app lets in nobody but its own Front Door, and takes this for another',
      todo: 'deploy global, then the stamps: they get the id of the Front Door profile from it',
    };
  }
  if (status === 403) {
    return {
      why: 'the app forbids it',
      todo: 'give the client the app role Api.Invoke, or take a token of one that has it',
    };
  }
  return { todo: 'it must answer 2xx: take a path and a token that the legacy app answers so' };
}
