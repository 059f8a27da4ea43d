/** Checks the public name, as clients use it. */
import { type Observation, reporter } from '../../probe/observation';
import { inTurn } from '../check';
import { affinity } from './affinity';
import { ask, headerOf } from './ask';
import { cache } from './cache';
import { certificate } from './certificate';
import { firewall } from './firewall';
import { hsts } from './hsts';
import { type NameInputs, nameOf } from './inputs';
import { redirect } from './redirect';
import { tls } from './tls';

const checks = [certificate, tls, redirect, hsts, affinity, cache, firewall];

/** Changes nothing; sends a bounded number of requests, each with the given time limit. */
export async function verifyName(inputs: NameInputs): Promise<readonly Observation[]> {
  const { ok, notYet, failed, noAnswer } = reporter('health');
  const { healthPath } = inputs.topology.api;
  const at = nameOf(inputs);
  const first = await ask(inputs, healthPath);
  if ('noAnswer' in first) return [noAnswer(at, first.noAnswer)];
  const { status, problem } = first;
  if (status === undefined) return [noAnswer(at, problem ?? 'no answer')];
  const found = `GET ${healthPath} answers ${status}`;
  // On each of its answers: https://learn.microsoft.com/azure/frontdoor/front-door-http-headers-protocol
  if (!headerOf(first, 'x-azure-ref')) {
    const todo =
      'npm run dns shows where the move of the name stands; to ask Front Door before the move, add --endpoint';
    return [notYet(at, `${found}, not through Front Door`, todo)];
  }
  const health =
    status === 200
      ? ok(at, found)
      : failed(at, found, 'it must answer 200: see the route of the name and the health of the origins');
  // Which region answers depends on where this runs, so it is shown but not judged.
  const region = reporter('region').ok(
    at,
    `${headerOf(first, 'x-region') || 'no x-region'} answers this machine`,
  );
  return [health, region, ...(await inTurn(checks, { ...inputs, first: { ...first, status } }))];
}
