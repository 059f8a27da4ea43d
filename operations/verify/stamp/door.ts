import { type DoorTarget, doorPath } from '../../../topology/doors';
import { visit } from '../../probe/https-probe';
import { type Observation, reporter } from '../../probe/observation';
import { minute } from '../../probe/time-text';
import { USER_AGENT } from '../user-agent';
import type { StampInputs } from './inputs';
import { type Expected, verdictOf } from './verdict';

/** Whether app or slot is healthy behind its door, so many times in a row; waits for the edge, and less for the app. */
export async function door(
  inputs: StampInputs,
  target: DoorTarget,
  expected: Expected,
): Promise<Observation> {
  const { topology, region, clock, signal, waits } = inputs;
  const path = doorPath(region.name, target) + topology.api.healthPath;
  const { ok, notYet, failed, noAnswer } = reporter(target);
  const at = inputs.door.hostname + doorPath(region.name, target);
  const end = { edge: clock.now().getTime() + waits.edge, app: undefined as number | undefined };
  let told = '';
  for (let inARow = 0; ; ) {
    const verdict = verdictOf(await visit(asked(inputs, path)), expected);
    inARow = verdict.is === 'good' ? inARow + 1 : 0;
    if (verdict.is === 'good') {
      if (inARow >= waits.inARow) return ok(at, `${verdict.found}, ${inARow} times in a row`);
      await clock.sleep(waits.between);
      signal.throwIfAborted();
      continue;
    }
    const { is, found, todo } = verdict;
    if (is === 'firewall') return failed(at, found, todo);
    const now = clock.now().getTime();
    if (is !== 'edge') end.app ??= now + waits.app;
    const until = is === 'edge' ? end.edge : (end.app ?? now);
    if (now + waits.look > until) {
      return { edge: notYet, app: failed, nobody: noAnswer }[is](at, found, todo);
    }
    if (told !== found) inputs.say(`${at}: ${found}; looks again until ${minute(new Date(until))}`);
    told = found;
    await clock.sleep(waits.look);
    signal.throwIfAborted();
  }
}

const { ok, failed, noAnswer } = reporter('sign-in');

/** App Service refuses a request without a token before it reaches the app, whatever the path. */
const GUARDED = '/verify-without-a-token';

/** Whether every path but the health path wants a token. */
export async function signIn(inputs: StampInputs, target: DoorTarget): Promise<Observation> {
  const at = inputs.door.hostname + doorPath(inputs.region.name, target);
  const visited = await visit(asked(inputs, doorPath(inputs.region.name, target) + GUARDED));
  if ('noAnswer' in visited) return noAnswer(at, visited.noAnswer);
  const { status, problem } = visited;
  if (status === undefined) return noAnswer(at, problem ?? 'no answer');
  const found = `GET ${GUARDED} without a token answers ${status}`;
  return status === 401
    ? ok(at, found)
    : failed(at, found, 'it must answer 401: deploy the stamp, and see the authentication of the app');
}

const asked = ({ door: { hostname, server }, timeout, ca }: StampInputs, path: string) => ({
  server,
  hostname,
  path,
  timeout,
  ca,
  userAgent: USER_AGENT,
});
