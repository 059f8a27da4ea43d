/** The whole drill against three regions, an edge and an Azure on loopback, in time that goes twenty times as fast. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { drillLive } from '../../../operations/live-drill/drill';
import { lookBeforehand } from '../../../operations/live-drill/look';
import { measured } from '../../../operations/live-drill/measured';
import { RECORD } from '../../../operations/live-drill/record';
import { type Act, cut, doneButFailing, throttled } from '../../support/fake-azure/misbehaviour';
import { type System, threeRegions } from './support/system';

const REGION = 'westeurope';

let system: System;
beforeAll(async () => {
  system = await threeRegions({ scale: 20 });
});
afterAll(() => system.close());

const ends = () => ({
  mode: system.server(REGION).mode,
  recorded: existsSync(join(system.folder, RECORD)),
});
const WELL = { mode: 'running', recorded: false };

test('a region is stopped, noticed, started, and back', async () => {
  const drill = system.drill();
  await lookBeforehand(drill);
  const outcome = await drillLive({ ...drill, limits: { ...drill.limits, before: 10 } });
  expect(ends()).toEqual(WELL);
  expect(system.said).toEqual([
    'westeurope: stopped',
    'westeurope: started again',
    'westeurope: healthy at its door',
  ]);
  const seen = measured(outcome.requests, REGION, outcome.marks);
  expect(seen.served.before[REGION]).toBeGreaterThan(0);
  expect(seen.served.stopped.swedencentral).toBeGreaterThan(0);
  expect(seen.served.afterwards[REGION]).toBeGreaterThan(0);
  expect(seen).toMatchObject({ noticedAfter: expect.any(Number), backAfter: expect.any(Number) });
  expect(outcome).toMatchObject({ endedEarly: undefined, healthyAfter: expect.any(Number) });
});

/** More than the client tries by itself. */
const MANY = 3;

test.each<[string, string, Act, number]>([
  ['throttles the stop', 'POST /stop', throttled(), 1],
  ['cuts the start off', 'POST /start', cut, MANY],
  ['loses the answer to the start', 'POST /start', doneButFailing, MANY],
])('an Azure that %s', async (_, what, act, times) => {
  await drillLive(
    system.drill({
      limits: { before: 5, noticed: 3, steady: 1, healthy: 30, back: 3 },
      progress: {
        note: () => {},
        // Just before the stop, or the start that follows it.
        detail: (text) => {
          if (text.startsWith(what.endsWith('stop') ? 'requests' : 'until the others')) {
            system.azure.order(what, act, times);
          }
        },
      },
    }),
  );
  expect(ends()).toEqual(WELL);
});
