/** What a drill refuses, and how it ends. What it measures: agreement.test.ts. By real HTTPS: loopback.test.ts. */
import { AzureError } from '../../../operations/azure/errors';
import { UsageError } from '../../../operations/cli/exit';
import { drillLive } from '../../../operations/live-drill/drill';
import type { LiveDrill } from '../../../operations/live-drill/live-drill';
import { lookBeforehand } from '../../../operations/live-drill/look';
import { healthyAgain, restoreAfterKill } from '../../../operations/live-drill/restore';
import { APP, REGION, signedOut, virtualSystem } from './support/virtual-system';

let system: ReturnType<typeof virtualSystem>;
beforeEach(() => {
  system = virtualSystem();
});

/** Short, where nothing is measured. */
const limits = { before: 5, noticed: 3, steady: 1, healthy: 30, back: 3 };
const drilled = (more: Partial<LiveDrill> = {}) =>
  system.clock.run(drillLive(system.drill({ limits, ...more })));
const now = () => ({ runs: system.runs, recorded: system.recorded !== undefined });
const WELL = { runs: true, recorded: false };

/** Something happens as soon as the region is stopped. */
const whenStopped = (happens: () => void): Partial<LiveDrill> => ({
  progress: { detail: () => {}, note: (line) => line.endsWith('stopped') && happens() },
});

const refuse =
  (refused: 'stop' | 'start', error: AzureError) =>
  (action: string): void => {
    if (action === refused) throw error;
  };

describe('before anything is stopped', () => {
  const looked = (more: Partial<LiveDrill> = {}) => system.clock.run(lookBeforehand(system.drill(more)));
  afterEach(() => expect(system.orders).toEqual([]));

  test('all is well', () => looked());

  test('the region does not serve this place', async () => {
    const elsewhere = { region: 'uksouth', others: ['swedencentral', REGION] };
    await expect(looked(elsewhere)).rejects.toThrow(
      'uksouth: does not serve this machine, so its loss would not be seen here; found westeurope; name that region, or run the drill from a place that uksouth serves',
    );
  });

  test('another region is not healthy at its door', async () => {
    system.doors.set('uksouth', async () => ({ status: 503, region: 'uksouth' }));
    await expect(looked()).rejects.toThrow(
      /^uksouth: must be healthy at its door before a region is stopped; found 503 from uksouth;/,
    );
  });

  test.each<[string, { status: number }, string]>([
    ['fails', { status: 500 }, 'the public name: must answer before anything is stopped; found 500;'],
    ['does not say whose it is', { status: 200 }, 'found answers without x-region;'],
  ])('the public name %s', async (_, answer, message) => {
    await expect(looked({ askName: async () => answer })).rejects.toThrow(message);
  });

  test('somebody else has stopped the app', async () => {
    system.runs = false;
    await expect(looked()).rejects.toThrow(
      /^westeurope: its app must be running; found Stopped, and no record here of a drill that stopped it;/,
    );
  });
});

describe('Azure', () => {
  test('takes the start and does not do it, at first', async () => {
    let ignored = 0;
    system.obeys = (action) => action === 'stop' || system.runs || ignored++ > 0;
    await drilled();
    expect(now()).toEqual(WELL);
    expect(system.orders).toEqual(['start', 'stop', 'start', 'start']);
  });

  test('does not let this person start apps: nothing is stopped', async () => {
    system.order = refuse('start', new AzureError('role', 'no role'));
    await expect(drilled()).rejects.toMatchObject({ trouble: 'role' });
    expect(now()).toEqual(WELL);
    expect(system.orders).toEqual(['start']);
  });

  test('does not let this person stop apps', async () => {
    system.order = refuse('stop', new AzureError('role', 'no role'));
    await expect(drilled()).rejects.toMatchObject({ trouble: 'role' });
    expect(now()).toEqual(WELL);
  });

  test('never starts it again: how to do it by hand, and the record stays', async () => {
    const never = whenStopped(() => {
      system.order = refuse('start', new AzureError('unreachable', 'no answer'));
    });
    await expect(drilled(never)).rejects.toThrow(
      'westeurope: IS STILL STOPPED; found no answer\nStart it: run the same command again, or az webapp start --ids /app',
    );
    expect(now()).toEqual({ runs: false, recorded: true });
  });
});

test('another region that becomes unhealthy ends it early', async () => {
  const { endedEarly } = await drilled({
    limits: { ...limits, noticed: 300, steady: 300 },
    ...whenStopped(() => system.doors.set('uksouth', async () => ({ status: 503 }))),
  });
  expect(endedEarly).toBe('uksouth: is not healthy at its door; found 503');
  expect(now()).toEqual(WELL);
});

test('an app that does not come back to health', async () => {
  const { healthyAfter } = await drilled(
    whenStopped(() => {
      system.comesBack = false;
    }),
  );
  expect(healthyAfter).toBeNull();
  expect(now()).toEqual(WELL);
});

test('an interruption starts it again first', async () => {
  const controller = new AbortController();
  const interrupted = drilled({
    limits: { ...limits, noticed: 300, steady: 300 },
    signal: controller.signal,
    ...whenStopped(() => controller.abort(new UsageError('Interrupted.'))),
  });
  await expect(interrupted).rejects.toThrow('Interrupted.');
  expect(now()).toEqual(WELL);
});

test('two drills at a time are refused', async () => {
  system.recorded = { region: 'uksouth', app: APP, at: '2026-01-01T00:00:00.000Z', pid: 1 };
  await expect(drilled()).rejects.toThrow('EEXIST');
  expect(system.orders).toEqual(['start']);
});

describe('what a killed drill has left', () => {
  const left = { region: REGION, app: APP, at: '2026-01-01T00:00:00.000Z', pid: 1 };
  const restored = () => {
    const drill = system.drill();
    return system.clock.run(restoreAfterKill(left, drill, drill.connect));
  };
  beforeEach(() => {
    system.runs = false;
    system.recorded = left;
  });

  test('is started, and seen to be healthy', async () => {
    await restored();
    await system.clock.run(healthyAgain(system.drill(), REGION));
    expect(now()).toEqual(WELL);
    expect(system.said).toEqual([
      'westeurope: a drill stopped its app at 2026-01-01T00:00:00.000Z and was cut off',
      'westeurope: started again',
    ]);
  });

  test('is tried at once only, where nobody is signed in', async () => {
    system.signIn = signedOut;
    await expect(restored()).rejects.toThrow(
      'westeurope: IS STILL STOPPED; found Azure: nobody is signed in;',
    );
    expect(system.clock.now().getTime()).toBe(0);
    expect(now()).toEqual({ runs: false, recorded: true });
  });

  test('is said, where it is not healthy in time', async () => {
    system.comesBack = false;
    await restored();
    await expect(system.clock.run(healthyAgain(system.drill({ limits }), REGION))).rejects.toThrow(
      'westeurope: its app was started, but is not healthy at its door; found 503 from westeurope; read its log stream',
    );
  });
});
