import { type DoorTarget, doorPath } from '../../../topology/doors';
import { answererOf } from '../../probe/answerer';
import { visit } from '../../probe/https-probe';
import { type Observation, reporter } from '../../probe/observation';
import { minute } from '../../probe/time-text';
import { pause } from '../pause';
import { USER_AGENT } from '../user-agent';
import type { StampInputs } from './inputs';
import { type Bad, type Expected, type Verdict, verdictOf, WAIT } from './verdict';

/** Whether the app or slot is healthy at its door, several times in a row. Waits for the edge, and less long for the app. */
export async function door(
  inputs: StampInputs,
  target: DoorTarget,
  expected: Expected,
): Promise<Observation> {
  const { region, waits } = inputs;
  const { ok, notYet, failed, noAnswer } = reporter(target);
  const report = { edge: notYet, app: failed, firewall: failed, nobody: noAnswer };
  const at = inputs.door.hostname + doorPath(region.name, target);
  const worthWaiting = waiting(inputs, at);
  for (let inARow = 0; ; ) {
    const verdict = await seenThroughDoor(inputs, target, expected);
    if (verdict.is === 'good') {
      inARow++;
      if (inARow >= waits.inARow) return ok(at, `${verdict.found}, ${inARow} times in a row`);
    } else {
      inARow = 0;
      if (!worthWaiting(verdict)) return report[verdict.is](at, verdict.found, verdict.todo);
    }
    await pause(inputs, verdict.is === 'good' ? waits.between : waits.look);
  }
}

/** Prints once what it waits for. Waiting does not change a firewall; no answer counts as the app's until proven otherwise. */
function waiting({ clock, waits, say }: StampInputs, at: string): (verdict: Bad) => boolean {
  const untilEdge = clock.now().getTime() + waits.edge;
  let untilApp: number | undefined;
  let told = '';
  return ({ is, found }) => {
    if (is === 'firewall') return false;
    const now = clock.now().getTime();
    if (is !== 'edge') untilApp ??= now + waits.app;
    const until = is === 'edge' ? untilEdge : (untilApp ?? now);
    if (now + waits.look > until) return false;
    if (told !== found) say(`${at}: ${found}; trying again until ${minute(new Date(until))}`);
    told = found;
    return true;
  };
}

/** What one look through the door says about the app or slot. */
export const seenThroughDoor = async (
  inputs: StampInputs,
  target: DoorTarget,
  expected: Expected,
): Promise<Verdict> => verdictOf(await visit(asked(inputs, healthAt(inputs, target))), expected);

const healthAt = ({ region, topology }: StampInputs, target: DoorTarget): string =>
  doorPath(region.name, target) + topology.api.healthPath;

const { ok, notYet, failed, noAnswer } = reporter('sign-in');

/** App Service refuses a request without a token before it reaches the app, whatever the path. */
const GUARDED = '/verify-without-a-token';

/** Whether every path except the health path requires a token. */
export async function signIn(inputs: StampInputs, target: DoorTarget): Promise<Observation> {
  const at = inputs.door.hostname + doorPath(inputs.region.name, target);
  const visited = await visit(asked(inputs, doorPath(inputs.region.name, target) + GUARDED));
  if ('noAnswer' in visited) return noAnswer(at, visited.noAnswer);
  const { status, problem } = visited;
  if (status === undefined) return noAnswer(at, problem ?? 'no answer');
  const found = `GET ${GUARDED} without a token answers ${status}`;
  if (status === 401) return ok(at, found);
  const who = answererOf({ ...visited, status });
  // A different edge server than before.
  if (who === 'edge') return notYet(at, `${found}, from Front Door itself`, WAIT);
  if (who === 'limit') return noAnswer(at, `${found}: too many requests`, 'wait a minute, then check again');
  return failed(
    at,
    found,
    'it must answer 401: deploy the stamp, or look at the authentication settings of the app',
  );
}

const asked = ({ door: { hostname, server }, timeout, ca }: StampInputs, path: string) => ({
  server,
  hostname,
  path,
  timeout,
  ca,
  userAgent: USER_AGENT,
});
