import { type Observation, reporter } from '../../probe/observation';
import { span } from '../../probe/time-text';
import type { Inputs } from './inputs';
import { contract, found, type Reply, send } from './requests';

const { ok, failed, noAnswer } = reporter('start');

/** Whether it answers anything but "not yet". The answer itself is judged elsewhere. */
const isUp = (reply: Reply) => !('noAnswer' in reply) && reply.status !== 503;

/** How long it takes to become healthy. */
export async function start(inputs: Inputs): Promise<Observation> {
  const { clock, pace, healthPath } = inputs;
  const at = `GET ${healthPath}`;
  const began = clock.now().getTime();
  const passed = () => clock.now().getTime() - began;
  let reply = await send(inputs, healthPath);
  while (!isUp(reply) && passed() + pace.interval < pace.limit) {
    await clock.sleep(pace.interval);
    reply = await send(inputs, healthPath);
  }
  const seconds = (passed() / 1000).toFixed(1);
  if (isUp(reply)) return ok(at, `answers ${found(reply)} after ${seconds} s`);
  const limit = span(pace.limit / 1000);
  if ('noAnswer' in reply) {
    return noAnswer(at, `${found(reply)}, for ${limit}`, 'start the container, or correct the URL');
  }
  const todo =
    'App Service gives up an instance that is not healthy by then: find out what the app waits for';
  return failed(at, `answers ${found(reply)} for ${limit}`, contract(todo, 'start-and-stop'));
}
