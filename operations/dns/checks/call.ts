import { type Visited, visit } from '../https-probe';
import { type Inputs, nextStep } from '../inputs';
import { type Observation, reporter } from '../observation';
import { targetText } from '../target';
import { claimsOf, refusal } from '../token';

const { ok, notYet, failed, noAnswer } = reporter('call');

/**
 * Whether a client's own call gets its answer through Front Door. The health path does not tell: it needs no token, and
 * an app that refuses every token is healthy.
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
  const visited = await visit({
    server: servers.endpoint,
    hostname: topology.api.hostname,
    path,
    token,
    timeout: patience.timeout * (patience.tries + 1),
    ca,
  });
  if ('noAnswer' in visited) return [noAnswer(at, visited.noAnswer)];
  return [judge(at, visited, inputs)];
}

function judge(
  at: string,
  { status, problem, headers = {}, body = '' }: Visited,
  inputs: Inputs,
): Observation {
  if (status === undefined) return noAnswer(at, problem ?? 'no answer');
  const { path, token } = inputs.call ?? { path: '', token: '' };
  const found = `GET ${path} with a token answers ${status}`;
  if (status < 300) return ok(at, found);
  if (status === 401) {
    const claims = claimsOf(token);
    const why = claims && refusal(claims, inputs.topology, inputs.clientId, inputs.now);
    const said = String(headers['www-authenticate'] ?? '').slice(0, 200);
    return failed(
      at,
      `${found}: ${why?.because ?? (said || 'the app refuses the token, and says no reason')}`,
      why?.todo ?? 'compare the token with api.audiences and adopt.apiApplication',
    );
  }
  if (status === 403) return failed(at, `${found}: ${refuser(headers, body)}`, forbiddenTodo(headers, body));
  return failed(at, found, 'call a path that the legacy app answers with 2xx to this token');
}

const BY_FIREWALL = /blocked by the firewall|The request is blocked/i;

function refuser(headers: Visited['headers'] = {}, body: string): string {
  if (BY_FIREWALL.test(body))
    return `the firewall blocks it, reference ${String(headers['x-azure-ref'] ?? 'unknown')}`;
  return 'x-ms-forbidden-ip' in headers ? 'the app lets nobody in but its Front Door' : 'the app forbids it';
}

function forbiddenTodo(headers: Visited['headers'] = {}, body: string): string {
  if (BY_FIREWALL.test(body)) return 'find the rule by the reference: docs/firewall.md';
  return 'x-ms-forbidden-ip' in headers
    ? 'compare the id of the profile with what the stamps know: deploy global, then the stamps'
    : 'give the client the app role Api.Invoke, or take a token of one that has it';
}
