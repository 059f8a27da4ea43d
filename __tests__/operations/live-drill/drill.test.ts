/** The whole drill against three regions, an edge and an Azure on loopback, in time that goes twenty times as fast. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../../operations/cli/exit';
import { drillLive, type LiveDrill } from '../../../operations/live-drill/drill';
import { lookBeforehand } from '../../../operations/live-drill/look';
import { measured } from '../../../operations/live-drill/measured';
import { RECORD } from '../../../operations/live-drill/record';
import { restoreAfterKill } from '../../../operations/live-drill/restore';
import {
  type Act,
  cut,
  doneButFailing,
  failing,
  forbidden,
  stall,
  throttled,
} from '../../support/fake-azure/misbehaviour';
import { type System, threeRegions } from './support/system';

const SCALE = 20;
const REGION = 'westeurope';

let system: System;
beforeEach(async () => {
  system = await threeRegions({ scale: SCALE });
});
afterEach(() => system.close());

const recorded = () => existsSync(join(system.folder, RECORD));
const stateOf = (region: string) =>
  (system.azure.store.get(system.app(region)) as unknown as { properties: { state: string } }).properties
    .state;
const now = () => ({ mode: system.server(REGION).mode, state: stateOf(REGION), recorded: recorded() });
const RUNS = { mode: 'running', state: 'Running', recorded: false };
const STOPPED = { mode: 'stopped', state: 'Stopped', recorded: true };
const orders = () => system.azure.asked.flatMap((line) => /^POST .*\/(stop|start)$/.exec(line)?.[1] ?? []);

/** Short, where nothing is measured. */
const limits = { before: 1, noticed: 3, steady: 1, healthy: 30, back: 3 };

/** A short drill in which something happens as soon as the region is stopped. */
const whenStopped = (happens: () => void, more: Partial<LiveDrill> = {}): LiveDrill =>
  system.drill({
    limits,
    progress: { detail: () => {}, note: (line) => line.endsWith('stopped') && happens() },
    ...more,
  });

test('a region is stopped, noticed, started, and back', async () => {
  const drill = system.drill();
  await lookBeforehand(drill);
  const outcome = await drillLive({ ...drill, limits: { ...drill.limits, before: 30 } });
  expect(now()).toEqual(RUNS);
  expect(orders()).toEqual(['start', 'stop', 'start']);
  expect(system.said).toEqual([
    'westeurope: stopped',
    'westeurope: started again',
    'westeurope: healthy at its door',
  ]);
  const seen = measured(outcome.requests, REGION, outcome.marks);
  expect(seen.served.before[REGION]).toBeGreaterThan(0);
  expect(seen.served.stopped.swedencentral).toBeGreaterThan(0);
  expect(seen.served.afterwards[REGION]).toBeGreaterThan(0);
  expect(seen).toMatchObject({
    noticedAfter: expect.any(Number),
    backAfter: expect.any(Number),
  });
  expect(outcome).toMatchObject({ endedEarly: undefined, healthyAfter: expect.any(Number) });
});

describe('before anything is stopped', () => {
  const refusal = (message: RegExp) =>
    expect(lookBeforehand(system.drill())).rejects.toMatchObject({ message: expect.stringMatching(message) });
  afterEach(() => expect(orders()).toEqual([]));

  test('all is well', () => lookBeforehand(system.drill()));

  test('the region does not serve this place', async () => {
    const elsewhere = system.drill({ region: 'uksouth' });
    await expect(lookBeforehand(elsewhere)).rejects.toThrow(
      'uksouth: does not serve this place, so its loss would not show here; found westeurope; name that region, or run it from where uksouth serves',
    );
  });

  test('another region is not healthy at its door', async () => {
    system.server('uksouth').mode = 'unwell';
    await refusal(
      /^uksouth: must be healthy at its door before a region is stopped; found 503 from uksouth;/,
    );
  });

  test('the public name fails', async () => {
    const askName = async () => ({ status: 500 });
    await expect(lookBeforehand(system.drill({ askName }))).rejects.toThrow(
      'the public name: must answer before anything is stopped; found 500;',
    );
  });

  test('answers do not say whose they are', async () => {
    const askName = async () => ({ status: 200 });
    await expect(lookBeforehand(system.drill({ askName }))).rejects.toThrow(
      'found answers without x-region;',
    );
  });

  test('somebody else has stopped the app', async () => {
    system.azure.store.put(system.app(REGION), { properties: { state: 'Stopped' } });
    await refusal(
      /^westeurope: its app must run; found Stopped, and no record here of a drill that stopped it;/,
    );
  });
});

describe('Azure on bad days', () => {
  test.each<[string, Act]>([
    ['throttles the stop', throttled()],
    ['loses the answer to the stop', doneButFailing],
  ])('%s', async (_, act) => {
    system.azure.order('POST /stop', act);
    await drillLive(system.drill({ limits }));
    expect(now()).toEqual(RUNS);
  });

  /** More than the client tries by itself. */
  const MANY = 3;

  test.each<[string, Act]>([
    ['throttles the start', throttled()],
    ['cuts the start off', cut],
    ['says nothing to the start', stall],
    ['loses the answer to the start', doneButFailing],
  ])('%s', async (_, act) => {
    await drillLive(whenStopped(() => system.azure.order('POST /start', act, MANY)));
    expect(now()).toEqual(RUNS);
    expect(orders().length).toBeGreaterThan(MANY);
  });

  test('takes the start and does not do it, at first', async () => {
    let ignored = 0;
    system.obeys = (runs) => !runs || stateOf(REGION) === 'Running' || ignored++ > 0;
    await drillLive(system.drill({ limits }));
    expect(now()).toEqual(RUNS);
    expect(orders()).toEqual(['start', 'stop', 'start', 'start']);
  });

  test('does not let this person start apps: nothing is stopped', async () => {
    system.azure.order('POST /start', forbidden('Microsoft.Web/sites/start/Action'));
    await expect(drillLive(system.drill({ limits }))).rejects.toMatchObject({ trouble: 'role' });
    expect(now()).toEqual(RUNS);
    expect(orders()).toEqual(['start']);
  });

  test('does not let this person stop apps', async () => {
    system.azure.order('POST /stop', forbidden('Microsoft.Web/sites/stop/Action'));
    await expect(drillLive(system.drill({ limits }))).rejects.toMatchObject({
      message: expect.stringContaining('Microsoft.Web/sites/stop/Action'),
    });
    expect(now()).toEqual(RUNS);
  });

  test('never starts it again: how to do it by hand, and the record stays', async () => {
    const drill = whenStopped(() => system.azure.order('POST /start', failing(500), 1000));
    await expect(drillLive(drill)).rejects.toThrow(
      /^westeurope: IS STILL STOPPED; found [\s\S]*\nStart it: run the same command again, or az webapp start --ids \/subscriptions\//,
    );
    expect(now()).toEqual(STOPPED);
  });
});

test('another region that becomes unhealthy ends it early', async () => {
  const drill = whenStopped(
    () => {
      system.server('uksouth').mode = 'unwell';
    },
    { limits: { ...limits, noticed: 300, steady: 300 } },
  );
  const { endedEarly } = await drillLive(drill);
  expect(endedEarly).toBe('uksouth: is not healthy at its door; found 503 from uksouth');
  expect(now()).toEqual(RUNS);
});

test('an app that does not come back to health', async () => {
  system.comesBack = false;
  const drill = system.drill({ limits });
  const outcome = await drillLive({
    ...drill,
    askDoor: (region) => (region === REGION ? drill.askDoor(region) : Promise.resolve({ status: 200 })),
  });
  expect(outcome.healthyAfter).toBeNull();
  expect(now()).toEqual({ ...RUNS, mode: 'unwell' });
});

test('an interruption starts it again first', async () => {
  const controller = new AbortController();
  const drill = whenStopped(() => controller.abort(new UsageError('Interrupted.')), {
    limits: { ...limits, noticed: 300, steady: 300 },
    signal: controller.signal,
  });
  await expect(drillLive(drill)).rejects.toThrow('Interrupted.');
  expect(now()).toEqual(RUNS);
});

test('what a killed drill has left is started by the next one', async () => {
  const drill = system.drill();
  expect(await restoreAfterKill(drill)).toBeUndefined();
  drill.record.write({ region: REGION, app: system.app(REGION), at: '2026-01-01T00:00:00.000Z' });
  system.server(REGION).mode = 'stopped';
  system.azure.store.put(system.app(REGION), { properties: { state: 'Stopped' } });
  expect(await restoreAfterKill({ ...drill, region: 'uksouth' })).toBe(REGION);
  expect(now()).toEqual(RUNS);
  expect(system.said).toEqual([
    'westeurope: a drill stopped its app at 2026-01-01T00:00:00.000Z, and was cut off',
    'westeurope: started again',
  ]);
});

test('two drills at a time are refused', async () => {
  const drill = system.drill({ limits });
  drill.record.write({ region: 'uksouth', app: system.app('uksouth'), at: '2026-01-01T00:00:00.000Z' });
  await expect(drillLive(drill)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(orders()).toEqual(['start']);
});
