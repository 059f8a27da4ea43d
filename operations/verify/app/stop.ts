import { type Observation, reporter } from '../../probe/observation';
import type { Inputs } from './inputs';
import { contract, found, isSuccess, type Reply, send } from './requests';

const { ok, notYet, failed } = reporter('stop');

const AT_ONCE = 4;
/** Milliseconds until what was sent is in flight, and until a signal has arrived. */
const SETTLED = 400;
/** Milliseconds between two looks whether it is gone. */
const LOOK = 100;

/** Whether it stops as it should: what runs is finished, nothing new is taken, and then it ends. The last check. */
export async function stop(inputs: Inputs): Promise<readonly Observation[]> {
  const { process, slowPath, healthPath, clock, grace } = inputs;
  if (!process) return [];
  const path = slowPath ?? healthPath;
  const at = `SIGTERM during GET ${path}`;
  const wrong = (what: string, fix: string) => failed(at, what, contract(fix, 'start-and-stop'));

  const replies: Reply[] = [];
  const running = Array.from({ length: AT_ONCE }, async () => replies.push(await send(inputs, path)));
  await clock.sleep(SETTLED);
  if (replies.length > 0) {
    await Promise.all(running);
    return [
      notYet(at, `answered within ${SETTLED} ms: nothing ran`, 'name a path that takes 2 s with --slow'),
    ];
  }
  const asked = clock.now().getTime();
  process.terminate();
  await clock.sleep(SETTLED);
  const fresh = await send(inputs, healthPath);
  await Promise.all(running);
  while (!process.isGone() && clock.now().getTime() - asked < grace) await clock.sleep(LOOK);
  const seconds = ((clock.now().getTime() - asked) / 1000).toFixed(1);

  const lost = replies.find((reply) => !isSuccess(reply));
  const findings = [
    lost
      ? wrong(`what ran ended with: ${found(lost)}`, 'finish what runs, then exit')
      : ok(at, `${AT_ONCE} finished`),
    isSuccess(fresh)
      ? wrong(`a new request is answered ${fresh.status}`, 'close the listening socket first')
      : ok(at, `new requests are refused: ${found(fresh)}`),
  ];
  return process.isGone()
    ? [...findings, ok(at, `gone after ${seconds} s`)]
    : [...findings, wrong(`still there after ${seconds} s`, 'exit within 30 s: then SIGKILL cuts what runs')];
}
