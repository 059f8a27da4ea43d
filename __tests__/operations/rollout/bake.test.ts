import { type Bake, bake, type Place } from '../../../operations/rollout/bake';

const MINUTE = 60_000;
const START = Date.parse('2026-12-02T09:00:00Z');
let time: number;
let said: string[];
beforeEach(() => {
  time = START;
  said = [];
});

const how = (given: Partial<Bake> = {}): Bake => ({
  minutes: 10,
  clock: {
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
  },
  signal: new AbortController().signal,
  say: (text) => said.push(text),
  ...given,
});

/** @param isWell its looks by number */
function place(at: string, isWell: (look: number) => boolean): Place {
  let looks = 0;
  return async () => {
    const well = isWell(looks++);
    return { at, isWell: well, found: well ? 'answers 200' : 'answers 503' };
  };
}
const well = place('westeurope', () => true);

test.each<[string, (look: number) => boolean, readonly string[], number]>([
  ['well', () => true, [], 10],
  ['one bad answer, and another later', (look) => look % 25 !== 7, [], 10],
  ['down', (look) => look < 6, ['api: 3 bad answers in a row; found answers 503'], 1 + 20_000 / MINUTE],
  ['now and then', (look) => look % 10 !== 3, ['api: 6 bad answers out of 60; found answers 503'], 10],
])('%s', async (_, isWell, lines, minutes) => {
  expect(await bake([well, place('api', isWell)], how())).toEqual(lines);
  expect((time - START) / MINUTE).toBeCloseTo(minutes);
  expect(said).toEqual(['watching until 2026-12-02T09:10Z']);
});

test.each<[string, readonly Place[], number]>([
  ['nothing to watch', [], 10],
  ['no time for it', [place('api', () => false)], 0],
])('%s: it goes on at once', async (_, places, minutes) => {
  expect(await bake(places, how({ minutes }))).toEqual([]);
  expect([time, said]).toEqual([START, []]);
});

test('it ends when it is interrupted', async () => {
  const controller = new AbortController();
  const sleep = async () => controller.abort(new Error('Interrupted.'));
  const clock = { now: () => new Date(time), sleep };
  await expect(bake([well], how({ clock, signal: controller.signal }))).rejects.toThrow('Interrupted.');
});
