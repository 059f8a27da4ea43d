import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../../operations/cli/exit';
import { load } from '../../../../operations/commands/project/load';
import { runCommand } from '../../../support/run-command';

const folder = mkdtempSync(join(tmpdir(), 'load-'));
const servers: Server[] = [];
let authorization: string | undefined;

afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const copes: RequestListener = (request, response) => {
  authorization = request.headers.authorization;
  response.end('{}');
};
const stalls: RequestListener = () => {};
const fails: RequestListener = (_, response) => response.writeHead(503).end();
const breaksOff: RequestListener = (request) => request.socket.destroy();
/** So many at a time, and no more. */
const throttles = (most: number): RequestListener => {
  let busy = 0;
  return (_, response) => {
    if (busy >= most) return void response.writeHead(429).end();
    busy += 1;
    response.once('close', () => {
      busy -= 1;
    });
    setTimeout(() => response.end(), 50);
  };
};
/** So many at a time, so long each; the others wait. */
const serves = (slots: number, milliseconds: number): RequestListener => {
  const free: number[] = Array(slots).fill(0);
  return (_, response) => {
    const now = performance.now();
    const next = free.indexOf(Math.min(...free));
    const until = Math.max(free[next] ?? 0, now) + milliseconds;
    free[next] = until;
    setTimeout(() => response.end(), until - now);
  };
};

const measured = async (listener: RequestListener, ...args: readonly string[]) =>
  runCommand(load, folder, [await serving(listener), '--seconds', '1', ...args]);
/** The last rate and what was said of it. */
const last = (out: string): string | undefined =>
  out
    .split('\n')
    .filter((line) => /^ +\d+ /.test(line))
    .at(-1)
    ?.trim();

// Whatever the machine does beside, these have no answer that counts; they wait more than they work.
test.concurrent.each([
  ['stalls', stalls],
  ['fails', fails],
  ['breaks off', breaksOff],
])('a server that %s: nothing to suggest', async (_, listener) => {
  const { code, out } = await measured(listener, '--from', '2', '--to', '3', '--p95', '200');
  expect({ code, last: last(out) }).toEqual({
    code: 1,
    last: expect.stringMatching(/^2 .* 100.0 % failed$/),
  });
  expect(out).toContain('Even 2 at a time were too many, so there is nothing to suggest.');
});

test.concurrent('where nobody listens: likewise', async () => {
  const { code } = await runCommand(load, folder, ['http://127.0.0.1:9/', '--seconds', '1', '--to', '20']);
  expect(code).toBe(1);
});

const suggested = (out: string): number => Number(/requestsPerSecondPerInstance: (\d+)/.exec(out)?.[1]);

test('a server that copes: the limit was not found', async () => {
  writeFileSync(join(folder, 'token.txt'), 'abc\n');
  const args = ['--to', '1', '--p95', '5000', '--instances', '2', '--token-file', 'token.txt'];
  const { code, out, err } = await measured(copes, ...args);
  expect({ code, last: last(out), err }).toEqual({
    code: 0,
    last: expect.stringMatching(/^1 .* held$/),
    err: '1 at a time: held',
  });
  expect(out).toMatch(
    /^\d+ requests a second sustained by 2 instances. Write in regions.yaml, under capacity:$/m,
  );
  expect(suggested(out)).toBeGreaterThan(0);
  expect(out).toContain('Every step held, so the limit is higher: increase --to.');
  expect(authorization).toBe('Bearer abc');
});

// A machine that is busy with something else makes one step slower, and the best one counts.
test.each([
  ['5 at a time, 50 ms each', serves(5, 50), ['--from', '4', '--to', '20'], 100],
  ['one at a time, 25 ms each', serves(1, 25), ['--to', '20'], 40],
])('a server of known capacity, %s: found, and no more is tried', async (_, listener, args, capacity) => {
  const { code, out } = await measured(listener, ...args, '--p95', '5000');
  expect(code).toBe(0);
  expect(Math.abs(suggested(out) - capacity)).toBeLessThanOrEqual(capacity / 10);
  expect(out).toContain("the plan's CPU");
});

test('one that throttles: what it took before', async () => {
  const { code, out } = await measured(throttles(3), '--from', '3', '--to', '9', '--p95', '5000');
  expect({ code, last: last(out) }).toEqual({ code: 0, last: expect.stringMatching(/^4 .* % failed$/) });
  expect(suggested(out)).toBeGreaterThan(0);
  expect(suggested(out)).toBeLessThanOrEqual(60);
});

test('Ctrl+C ends it', async () => {
  const interrupted = new AbortController();
  const url = await serving(copes);
  const outcome = runCommand(load, folder, [url, '--seconds', '60'], {
    interruptible: (work) => work(interrupted.signal),
  });
  setTimeout(() => interrupted.abort(new UsageError('Interrupted.')), 300);
  expect(await outcome).toEqual({ code: 2, out: '', err: 'Interrupted.' });
});

test.each([
  [
    ['https://api.contososhoes.com/', '--to', '300'],
    'api.contososhoes.com: is not on this machine; 300 connections would send it as many requests as they can for up to 9 min; if it is yours and nobody needs it meanwhile, add --yes',
  ],
  [
    ['http://api.contososhoes.com/', '--yes', '--token-file', 'token.txt'],
    'api.contososhoes.com: a token is not sent without TLS; write https://',
  ],
  [['http://localhost/', '--to', '501'], '--to 501: must be a whole number, 1 to 500'],
  [['http://localhost/', '--seconds', '0'], '--seconds 0: must be a whole number, 1 to 120'],
  [['http://localhost/', '--from', 'many'], '--from many: must be a whole number, 1 to 500'],
  [['http://localhost/', '--from', '300'], '--from 300: must not be above --to 250'],
])('%j is refused before anything is sent', async (args, message) => {
  expect(await runCommand(load, folder, args)).toEqual({ code: 2, out: '', err: message });
});
