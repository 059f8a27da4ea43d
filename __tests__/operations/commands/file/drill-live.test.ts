/** The command: what it refuses, what it asks, what it says. What it does to a system: live-drill/. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse, stringify } from 'yaml';
import { globalIds } from '../../../../operations/azure/global';
import type { Surroundings } from '../../../../operations/cli/surroundings';
import { drill as command } from '../../../../operations/commands/file/drill';
import type { RegionsFileInput } from '../../../../topology/file/schema';
import { scaledClock } from '../../../support/front-door/scaled-clock';
import { runCommand } from '../../../support/run-command';
import { shippedText, withThird } from '../../../support/shipped-file';
import { type System, threeRegions } from '../../live-drill/support/system';

const SCALE = 20;
let system: System;
beforeEach(async () => {
  system = await threeRegions({ scale: SCALE });
  const file = parse(shippedText) as RegionsFileInput;
  writeFileSync(join(system.folder, 'regions.yaml'), stringify({ ...file, ...withThird(file) }));
  writeFileSync(join(system.folder, 'ca.pem'), system.front.ca);
});
afterEach(() => system.close());

const run = (args: readonly string[], given: Partial<Surroundings> = {}) => {
  const server = `127.0.0.1:${system.front.port}`;
  const servers = ['--endpoint', server, '--door', server, '--ca', 'ca.pem'];
  return runCommand(command, system.folder, ['--live', '--rate', '1', ...servers, ...args], {
    env: system.azure.env,
    ...scaledClock(SCALE),
    ...given,
  });
};
const stops = () => system.azure.asked.filter((line) => line.endsWith('/stop')).length;

/** A terminal in which somebody types. */
const typing = (text: string): Surroundings['stdin'] => Object.assign(Readable.from([text]), { isTTY: true });

test('a whole drill, for programs and for the record', async () => {
  const args = ['--fail', 'westeurope', '--json', '--markdown', 'record.md'];
  const { code, out, err } = await run(args, { stdin: typing('westeurope\n') });
  expect(err.split('\n').slice(0, 3)).toEqual([
    'westeurope: its app will be stopped and started again: app-contososhoes-prod-we.',
    'Clients near it will get errors until Front Door has noticed: on paper up to 33,750 requests at 100 % of the peak.',
    'This will send requests of its own, 1 a second, 865 at most.',
  ]);
  expect(JSON.parse(out)).toMatchObject({
    region: 'westeurope',
    rate: 1,
    worse: [],
    noticedAfter: expect.any(Number),
    served: { stopped: { swedencentral: expect.any(Number) } },
    paper: { noticed: { from: 10, to: 20 }, servedBy: 'uksouth' },
  });
  expect(code).toBe(0);
  const record = readFileSync(join(system.folder, 'record.md'), 'utf8');
  expect(record).toMatch(/^### Live drill: westeurope, \d{4}-/);
  expect(record).toMatch(/^\| noticed \| \d+\.\d s \| 10 to 20 s \| /m);
  expect(record).toMatch(/^\| `westeurope` \| \d+ \| \d+ \| \d+ \|$/m);
});

test.each([
  ['no region', [], '--live: needs one region; add --fail, and one of westeurope, swedencentral, uksouth'],
  [
    'two',
    ['--fail', 'westeurope', 'uksouth'],
    '--live: needs one region; add --fail, and one of westeurope, swedencentral, uksouth',
  ],
  [
    'another',
    ['--fail', 'eastus'],
    'eastus is not an active region; one of westeurope, swedencentral, uksouth',
  ],
  [
    'too many',
    ['--fail', 'westeurope', '--rate', '11'],
    '--rate 11: must be a whole number of requests a second, 1 to 10',
  ],
  ['no server', ['--fail', 'westeurope', '--door', 'a b'], '--door must be HOST or HOST:PORT; found "a b"'],
])('refused: %s', async (_, args, message) => {
  expect(await run(args)).toMatchObject({ code: 2, err: `${message}` });
  expect(stops()).toBe(0);
});

test('what is for a live drill is refused without one', async () => {
  const { code, err } = await runCommand(command, system.folder, ['--fail', 'westeurope', '--yes']);
  expect({ code, err }).toEqual({
    code: 2,
    err: '--yes: goes with --live only; add it, or leave this out',
  });
});

test('the others would not carry it', async () => {
  const { code, err } = await run(['--fail', 'westeurope', '--load', '400', '--yes']);
  expect({ code, err }).toEqual({
    code: 1,
    err: 'westeurope: the others would not carry 400 % of the peak, so nothing is stopped; see npm run drill -- --fail westeurope --load 400',
  });
  expect(stops()).toBe(0);
});

test.each<[string, Surroundings['stdin'], string]>([
  ['another name', typing('uksouth\n'), 'westeurope: is not what was typed; nothing is stopped'],
  ['nothing', typing(''), 'westeurope: is not what was typed; nothing is stopped'],
  [
    'nobody',
    Readable.from([]),
    'westeurope: nobody is here to confirm; add --yes to stop its app without being asked',
  ],
])('confirmed by %s', async (_, stdin, message) => {
  const { code, err } = await run(['--fail', 'westeurope'], { stdin });
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(stops()).toBe(0);
});

test('there are no doors yet', async () => {
  system.azure.store.delete(globalIds(system.topology).doorEndpoint);
  const { code, err } = await run(['--fail', 'westeurope', '--yes']);
  expect(code).toBe(2);
  expect(err).toBe('global: has no door; found no such endpoint in Azure; deploy global, then the stamps');
});

test('an app that does not come back to health is a failure', async () => {
  system.comesBack = false;
  let skipped = 0;
  const clock = scaledClock(SCALE);
  const { code, out } = await run(['--fail', 'westeurope', '--yes'], {
    sleep: clock.sleep,
    now: () => new Date(clock.now().getTime() + skipped),
    screen: {
      write: (text) => {
        if (!text.includes('started again\n')) return;
        setTimeout(() => {
          skipped = 600_000;
        }, 300);
      },
    },
  });
  expect(out).toContain(
    'The app runs, and is not healthy at its door: its log stream says why it does not start.',
  );
  expect(code).toBe(2);
});
