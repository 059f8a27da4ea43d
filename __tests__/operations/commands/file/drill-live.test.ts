/** The command: what it refuses, what it asks, what it says. What it does to a system: live-drill/. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse, stringify } from 'yaml';
import { globalIds } from '../../../../operations/azure/global';
import type { Surroundings } from '../../../../operations/cli/surroundings';
import { drill as command } from '../../../../operations/commands/file/drill';
import { RECORD } from '../../../../operations/live-drill/record';
import type { RegionsFileInput } from '../../../../topology/file/schema';
import { forbidden } from '../../../support/fake-azure/misbehaviour';
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
    'Clients near it get errors until Front Door has noticed: on paper, up to 33,750 requests at 100 % of the peak.',
    'For up to 25 min this machine sends requests: 1 a second through the public name, each with up to 3 retries, and one every 5 s to each of 3 doors.',
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
  ['no region', [], '--live: needs one region; add --fail with one of westeurope, swedencentral, uksouth'],
  [
    'two',
    ['--fail', 'westeurope', 'uksouth'],
    '--live: needs one region; add --fail with one of westeurope, swedencentral, uksouth',
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
  [
    'no server',
    ['--fail', 'westeurope', '--door', 'a b'],
    '--door must be HOST or HOST:PORT, separated by commas; found "a b"',
  ],
  [
    'no path',
    ['--fail', 'westeurope', '--path', 'orders'],
    '--path must be a URL path, for example /orders/1; found "orders"',
  ],
  [
    'no token',
    ['--fail', 'westeurope', '--token-file', 'ca.pem'],
    'ca.pem: must hold an Entra token and nothing else: header, claims and signature, separated by dots',
  ],
])('refused: %s', async (_, args, message) => {
  expect(await run(args)).toMatchObject({ code: 2, err: `${message}` });
  expect(system.azure.asked).toEqual([]);
});

test('what is for a live drill is refused without one', async () => {
  const { code, err } = await runCommand(command, system.folder, ['--fail', 'westeurope', '--yes']);
  expect({ code, err }).toEqual({
    code: 2,
    err: '--yes: works only with --live; add --live, or leave this out',
  });
});

test('on a terminal what was under way is erased before the report', async () => {
  const said: string[] = [];
  const screen = { isTTY: true, write: (text: string) => said.push(text) };
  system.azure.order('POST /stop', forbidden('Microsoft.Web/sites/stop/Action'));
  await run(['--fail', 'westeurope', '--yes'], { screen });
  expect(said.findLast((text) => text.startsWith('\r'))).toBe('\r\u001b[2K');
});

test('the others would not carry it', async () => {
  const { code, err } = await run(['--fail', 'westeurope', '--load', '400', '--yes']);
  expect({ code, err }).toEqual({
    code: 1,
    err: 'westeurope: the other regions would not carry 400 % of the peak, so nothing was stopped; see npm run drill -- --fail westeurope --load 400',
  });
  expect(stops()).toBe(0);
});

test.each<[string, Surroundings['stdin'], string]>([
  ['another name', typing('uksouth\n'), 'westeurope: another name was typed; nothing was stopped'],
  ['nothing', typing(''), 'westeurope: another name was typed; nothing was stopped'],
  [
    'nobody',
    Readable.from([]),
    'westeurope: nobody can confirm; found no terminal; add --yes to stop its app without confirmation',
  ],
])('confirmed by %s', async (_, stdin, message) => {
  const { code, err } = await run(['--fail', 'westeurope'], { stdin });
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(stops()).toBe(0);
});

describe('a drill before was cut off', () => {
  const leave = (pid: number) => {
    const app = system.app('westeurope');
    const record = { region: 'westeurope', app, at: '2026-01-01T00:00:00.000Z', pid };
    writeFileSync(join(system.folder, RECORD), JSON.stringify(record));
    system.server('westeurope').mode = 'stopped';
    system.azure.store.put(app, { properties: { state: 'Stopped' } });
  };
  const now = () => ({
    mode: system.server('westeurope').mode,
    recorded: existsSync(join(system.folder, RECORD)),
  });
  const GONE = 999_999_999;

  test('its region is started, and nothing is drilled', async () => {
    leave(GONE);
    const { code, out } = await run([]);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'westeurope: runs again and is healthy at its door. Nothing was drilled: run the drill again.',
    });
    expect(now()).toEqual({ mode: 'running', recorded: false });
  });

  test.each<[string, readonly string[], string]>([
    ['no active region', ['--fail', 'eastus', '--rate', '0', '--markdown', 'none/record.md'], 'runs again'],
    ['a file that is missing', ['--ca', 'none.pem'], 'was started, but its health is unknown: none.pem:'],
    ['a path', ['--path', 'orders'], 'was started, but its health is unknown: --path must be a URL path,'],
  ])('no option stands in the way: %s', async (_, args, message) => {
    leave(GONE);
    expect((await run(args)).out).toContain(message);
    expect(now()).toEqual({ mode: 'running', recorded: false });
  });

  test('no door is needed', async () => {
    leave(GONE);
    system.azure.store.delete(globalIds(system.topology).doorEndpoint);
    const { code, out } = await run(['--fail', 'westeurope']);
    expect({ code, out }).toEqual({
      code: 2,
      out: 'westeurope: was started, but its health is unknown: global: has no door; found no such endpoint in Azure; deploy global, then the stamps. Nothing was drilled.',
    });
    expect(now()).toEqual({ mode: 'running', recorded: false });
  });

  test('one that is still under way is left alone', async () => {
    leave(process.ppid);
    const { code, err } = await run(['--fail', 'westeurope', '--yes']);
    expect(code).toBe(2);
    expect(err).toContain('live-drill.json: only one drill may run at a time; found process ');
    expect(now()).toEqual({ mode: 'stopped', recorded: true });
  });
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
  expect(out).toContain('The app runs but is not healthy at its door: its log stream says why.');
  expect(code).toBe(2);
});
