import { type Observation, reporter } from '../../probe/observation';
import { HEALTHY_WITHIN } from './inputs';
import { contract, found, headerOf } from './requests';
import type { Looked, Seen } from './seen';

const { ok, failed } = reporter('health');

/** Whether Front Door would consider it healthy. */
export async function health({ seen, healthPath }: Looked): Promise<readonly Observation[]> {
  return seen.filter(({ path }) => path === healthPath).map(judge);
}

function judge({ at, reply }: Seen): Observation {
  const wrong = (what: string, fix: string) => failed(at, what, contract(fix, 'health'));
  if ('noAnswer' in reply) return wrong(reply.noAnswer, 'answer 200, or 503 when this region cannot serve');
  const { status, milliseconds = 0, problem } = reply;
  if (status >= 300 && status < 400) {
    return wrong(
      `${status} to ${headerOf(reply, 'location') ?? 'nowhere'}`,
      'answer 200 here: the probe follows no redirect',
    );
  }
  if (status !== 200) {
    return wrong(`answers ${found(reply)}`, 'answer 200: for Front Door nothing else is healthy');
  }
  if (problem) return wrong(found(reply), 'send the whole answer');
  if (milliseconds >= HEALTHY_WITHIN) {
    return wrong(`200 after ${milliseconds} ms`, 'answer within 1 s, from a cached result');
  }
  return ok(at, `200 after ${milliseconds} ms`);
}
