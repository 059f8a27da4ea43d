/** Whatever happens to a drill, the region runs in the end, or a record says that it does not. */
import { AzureError } from '../../../operations/azure/errors';
import { UsageError } from '../../../operations/cli/exit';
import { drillLive } from '../../../operations/live-drill/drill';
import type { LiveDrill } from '../../../operations/live-drill/live-drill';
import type { Answer } from '../../../operations/live-drill/tries';
import { REGION, signedOut, virtualSystem } from './support/virtual-system';

type System = ReturnType<typeof virtualSystem>;
let system: System;
beforeEach(() => {
  system = virtualSystem();
});

/** Short, where nothing is measured. */
const limits = { before: 5, noticed: 3, steady: 1, healthy: 30, back: 3 };
const MINUTE = 60_000;

/** Ends when everything that Azure still does is done. */
const drilled = (more: Partial<LiveDrill> = {}) =>
  system.clock.run(
    drillLive(system.drill({ limits, ...more })).finally(() => system.clock.sleep(10 * MINUTE)),
  );
const now = () => ({ runs: system.runs, recorded: system.recorded !== undefined });
const WELL = { runs: true, recorded: false };

test('an interruption while the stop is on its way', async () => {
  const controller = new AbortController();
  system.takes.stop = 20_000;
  system.order = (action) => {
    if (action === 'stop') setImmediate(() => controller.abort(new UsageError('Interrupted.')));
  };
  await expect(drilled({ signal: controller.signal })).rejects.toThrow('Interrupted.');
  expect(now()).toEqual(WELL);
});

test('a stop whose answer is lost, and that is done when the region has been started', async () => {
  system.order = (action) => {
    if (action !== 'stop') return;
    void system.clock.sleep(5000).then(() => {
      system.runs = false;
    });
    throw new AzureError('unreachable', 'there is no answer');
  };
  await expect(drilled()).rejects.toThrow('there is no answer');
  expect(now()).toEqual(WELL);
});

describe('sign-ins', () => {
  const whenStopped = (happens: () => void): Partial<LiveDrill> => ({
    progress: { detail: () => {}, note: (line) => line.endsWith('stopped') && happens() },
  });

  test('the start needs none, as the connection was there before the stop', async () => {
    await drilled(
      whenStopped(() => {
        system.signIn = signedOut;
      }),
    );
    expect(now()).toEqual(WELL);
  });

  test('one that is over is tried again for as long as everything else', async () => {
    await drilled(
      whenStopped(() => {
        const until = system.clock.now().getTime() + 5 * MINUTE;
        system.order = (action) => {
          if (action === 'start' && system.clock.now().getTime() < until) signedOut();
        };
      }),
    );
    expect(now()).toEqual(WELL);
  });
});

test.each<[string, () => Promise<Answer>, string]>([
  ['unwell', async () => ({ status: 503 }), 'uksouth: is not healthy at its door; found 503'],
  [
    'silent',
    async () => {
      await system.clock.sleep(35_000);
      return { problem: 'no answer in 35 s' };
    },
    'uksouth: is not healthy at its door; found no answer yet',
  ],
])('nothing is stopped where another region is %s by then', async (_, door, message) => {
  system.doors.set('uksouth', door);
  const over = new AbortController();
  const drilling = drillLive(system.drill({ limits, signal: over.signal }));
  const outcome = Promise.race([
    drilling.then(() => 'drilled', String),
    system.clock.sleep(MINUTE).then(() => 'still waits'),
  ]);
  void system.clock.run(outcome);
  expect(await outcome).toContain(message);
  expect(system.orders).not.toContain('stop');
});

test('the region itself is looked at too', async () => {
  system.doors.set(REGION, async () => ({ status: 503 }));
  await expect(drilled()).rejects.toThrow(`${REGION}: is not healthy at its door; found 503`);
  expect(system.orders).not.toContain('stop');
});
