import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../../../operations/cli/exit';
import { verify } from '../../../../operations/commands/deploy/verify';
import {
  digestOf,
  headersOf,
  processOf,
  regionOf,
  serverOf,
} from '../../../../operations/commands/deploy/verify/app-values';
import { type AppServer, appServer, type Lie } from '../../../support/app-server';
import { closedPort } from '../../../support/failing-servers';
import { runCommand } from '../../../support/run-command';

let folder: string;
let server: AppServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-app-')); // no regions.yaml
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await server?.close();
  server = undefined;
});

const run = (...args: readonly string[]) =>
  runCommand(verify, folder, args, { sleep: (milliseconds) => sleep(milliseconds) });

async function runOn(lie: Lie | undefined, ...args: readonly string[]) {
  server = await appServer(lie);
  const { code, out, err } = await run('--app', `http://127.0.0.1:${server.port}`, ...args);
  return { code, err, out: out.replaceAll(/\d+ ms/g, 'N ms').replaceAll(/\d\.\d s/g, 'N s') };
}

test('a container that keeps the contract, and what was not looked at', async () => {
  expect(await runOn(undefined)).toEqual({
    code: 0,
    err: '',
    out: `  ok         start       GET /health: answers 200 after N s
  ok         health      GET /health: 200 after N ms
  ok         health      HEAD /health: 200 after N ms
  ok         cache       3 answers: Cache-Control on all
  ok         cookies     3 answers: none
  ok         region      3 answers: West Europe
  ok         image       3 answers: 3f5e2d8c1b7a

7 ok. The container keeps docs/app-contract.md. Not checked: session tokens and compression (--read), what the edge may cache (--cached), whether it takes COSMOS_REGION (--region), whether it takes API_IMAGE (--image), how it stops (--pid).`,
  });
});

test('what is wrong, for people and for programs', async () => {
  const lie: Lie = (truth, { method }) => (method === 'HEAD' ? { ...truth, status: 405 } : truth);
  const text = await runOn(lie);
  expect(text.code).toBe(1);
  expect(text.out).toContain(`  FAILED     health      HEAD /health: answers 405
                         -> answer 200: for Front Door nothing else is healthy:
                         docs/app-contract.md#health
`);
  await server?.close();
  const { code, out } = await runOn(lie, '--json');
  expect([code, JSON.parse(out)]).toMatchObject([
    1,
    {
      exitCode: 1,
      verdict: expect.stringMatching(/^It does not keep docs\/app-contract\.md,/),
    },
  ]);
  expect(JSON.parse(out).findings.find(({ status }: { status: string }) => status === 'failed')).toEqual({
    check: 'health',
    at: 'HEAD /health',
    status: 'failed',
    found: 'answers 405',
    todo: 'answer 200: for Front Door nothing else is healthy: docs/app-contract.md#health',
  });
});

test('nothing listens there', async () => {
  const { port } = await closedPort('127.0.0.1');
  const { code, out } = await run('--app', `http://127.0.0.1:${port}`, '--limit', '0.1');
  expect([code, out]).toEqual([2, expect.stringContaining('GET /health: nothing listens there, for 1s')]);
});

test('Ctrl+C ends it', async () => {
  server = await appServer(() => undefined);
  const outcome = await runCommand(
    verify,
    folder,
    ['--app', `http://127.0.0.1:${server.port}`, '--limit', '0.3'],
    {
      interruptible: (work) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(new UsageError('Interrupted.')), 50);
        return work(controller.signal);
      },
    },
  );
  expect(outcome).toEqual({ code: 2, out: '', err: 'Interrupted.' });
});

test('what a client sends is not sent to the health path', async () => {
  const heard: (readonly [string | undefined, string | string[] | undefined])[] = [];
  const lie: Lie = (truth, { url, headers }) => {
    heard.push([url, headers['x-who']]);
    return truth;
  };
  await runOn(lie, '--header', 'X-Who: me');
  expect(new Set(heard.map((one) => one.join(' ')))).toEqual(
    new Set(['/health ', '/verify-no-such-path me']),
  );
});

test.each([
  [[], /^verify: needs one thing to check; found none; add --app <url>/],
  [['--pid', '7'], /^verify: needs one thing to check; found none/],
  [
    ['--app', 'http://localhost:1', '--read', 'orders'],
    /^--read must be a URL path, for example \/orders\/1; found "orders"/,
  ],
  [['--app', 'http://localhost:1', '--limit', 'x'], /^--limit must be a number of seconds, above 0/],
  [
    ['--app', 'http://localhost:1', '--slow', '/x'],
    /^--slow: is used only by the check that ends the container;/,
  ],
] as const)('refuses %j', async (args, message) => {
  expect(await run(...args)).toEqual({ code: 2, out: '', err: expect.stringMatching(message) });
});

test('values', () => {
  expect(serverOf('http://localhost:8080')).toEqual({ host: 'localhost', port: 8080 });
  expect(serverOf('http://[::1]/')).toEqual({ host: '::1', port: 80 });
  expect(headersOf(['X-Who: me', 'a:b'])).toEqual({ 'x-who': 'me', a: 'b' });
  expect([regionOf('westeurope'), regionOf('Local'), regionOf(undefined)]).toEqual([
    'West Europe',
    'Local',
    undefined,
  ]);
  expect(digestOf(`contoso/api@sha256:${'ab'.repeat(32)}`)).toBe('abababababab');
  expect(processOf(undefined)).toBeUndefined();
  expect(processOf(`${process.ppid}`)?.isGone()).toBe(false);
});

test.each([
  [
    () => serverOf('https://localhost'),
    '--app must be the address of a container, for example http://localhost:8080; found "https://localhost"',
  ],
  [
    () => serverOf('http://a/b'),
    '--app must be the address of a container, for example http://localhost:8080; found "http://a/b"',
  ],
  [() => headersOf(['secret']), '--header must be a name, a colon and a value, for example "x-client: test"'],
  [() => digestOf('api:v1'), '--image must be NAME@sha256:DIGEST; found "api:v1"'],
  [() => processOf('1'), '--pid must be the id of the process of the container; found "1"'],
  [() => processOf('999999999'), '--pid 999999999 must be a process that you may end; found no such process'],
])('a value that means nothing, %#', (read, message) => {
  expect(read).toThrow(message);
});
