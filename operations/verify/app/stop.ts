import { type Observation, reporter } from '../../probe/observation';
import type { Inputs } from './inputs';
import { contract, found, isSuccess, type Reply, send } from './requests';

const { ok, notYet, failed } = reporter('stop');

const AT_ONCE = 4;
/** Milliseconds until a request is in flight, or a signal has arrived. */
const SETTLED = 400;
/** Milliseconds between two looks at whether it has ended. */
const LOOK = 100;

/** Whether it stops properly: it finishes running requests, accepts no new ones, then ends. The last check. */
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
      notYet(
        at,
        `answered within ${SETTLED} ms, so no request was running`,
        'with --slow, name a path that takes 2 s',
      ),
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
      ? wrong(`the running request ended with: ${found(lost)}`, 'finish running requests, then exit')
      : ok(at, `${AT_ONCE} finished`),
    isSuccess(fresh)
      ? wrong(`a new request still gets the answer ${fresh.status}`, 'first close the listening socket')
      : ok(at, `new requests are refused: ${found(fresh)}`),
  ];
  return process.isGone()
    ? [...findings, ok(at, `ended after ${seconds} s`)]
    : [
        ...findings,
        wrong(
          `still running after ${seconds} s`,
          'exit within 30 s: after that, SIGKILL cuts off running requests',
        ),
      ];
}
