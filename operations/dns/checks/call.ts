import { answererOf } from '../../probe/answerer';
import { type Visited, visit } from '../../probe/https-probe';
import { type Observation, reporter } from '../../probe/observation';
import { targetText } from '../../probe/target';
import { type Inputs, nextStep, USER_AGENT } from '../inputs';
import { claimsOf, refusal } from '../token';

const { ok, notYet, failed, noAnswer } = reporter('call');

/**
 * Whether a client's own call is answered through Front Door. The health path does not show this: it needs no token, so
 * an app that refuses every token is healthy.
 */
export async function call(inputs: Inputs): Promise<readonly Observation[]> {
  const { topology, servers, patience, ca } = inputs;
  if (!servers.endpoint) return []; // the check of the endpoint says so
  const at = targetText(servers.endpoint, 443);
  if (!inputs.call) {
    if (nextStep(topology.dns) !== 'cutover') return [];
    const todo = 'add --path with a path that clients call, and --token-file with the token of a client';
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
    const todo = 'use a path that needs a token: not a health path, and none under api.cachedPaths';
    return [failed(at, `GET ${path} answers ${open.status} without a token too, so it proves nothing`, todo)];
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
  // A server may repeat what it was sent, but a token must never be printed.
  const said = (name: string) =>
    String(headers[name] ?? '')
      .replaceAll(token, '(the token)')
      .slice(0, 200);

  if (status === 401) {
    return (
      refusal(claimsOf(token) ?? {}, topology, clientId, now) ?? {
        why: said('www-authenticate') || 'the app refuses the token without giving a reason',
        todo: 'compare the token with api.audiences and adopt.apiApplication',
      }
    );
  }
  const reference = said('x-azure-ref') || 'unknown';
  if (status === 429) {
    return {
      why: `the firewall or the app says: too many requests, reference ${reference}`,
      todo: 'wait a minute; if the firewall logged the reference, see frontDoor.waf.rateLimitExempt: docs/firewall.md',
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
      why: 'the app lets in only its own Front Door, and does not recognize this one',
      todo: 'deploy global, then the stamps, which get the id of the Front Door profile from global',
    };
  }
  if (status === 403) {
    return {
      why: 'the app forbids it',
      todo: 'give the client the app role Api.Invoke, or use the token of a client that has it',
    };
  }
  return { todo: 'it must answer 2xx: use a path and a token that the legacy app answers with 2xx' };
}
