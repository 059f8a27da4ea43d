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
/** Takes so many requests, and no more. */
const throttles = (most: number): RequestListener => {
  let count = 0;
  return (_, response) => {
    count += 1;
    response.writeHead(count > most ? 429 : 200).end();
  };
};
/** One at a time, 25 ms each: 40 a second. */
const slow = (): RequestListener => {
  let free = 0;
  return (_, response) => {
    const now = Date.now();
    free = Math.max(now, free) + 25;
    setTimeout(() => response.end(), free - now);
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
  const { code, out } = await measured(listener, '--from', '10', '--to', '20', '--p95', '200');
  expect({ code, last: last(out) }).toEqual({
    code: 1,
    last: expect.stringMatching(/^10 .* 100.0 % failed$/),
  });
  expect(out).toContain('Not even 10 a second held: nothing to suggest. Start lower with --from.');
});

test.concurrent('where nobody listens: likewise', async () => {
  const { code } = await runCommand(load, folder, ['http://127.0.0.1:9/', '--seconds', '1', '--to', '20']);
  expect(code).toBe(1);
});

describe('measured', () => {
  // A second is short, and the machine may be busy with something else.
  jest.retryTimes(4, { retryImmediately: true });

  test('a server that copes: the limit was not found', async () => {
    writeFileSync(join(folder, 'token.txt'), 'abc\n');
    const args = ['--from', '25', '--to', '25', '--instances', '2', '--token-file', 'token.txt'];
    const { code, out, err } = await measured(copes, ...args);
    expect({ code, last: last(out), err }).toEqual({
      code: 0,
      last: expect.stringMatching(/^25 .* held$/),
      err: '25 a second: held',
    });
    expect(out).toContain(`25 requests a second held by 2 instances. For regions.yaml, under capacity:
  requestsPerSecondPerInstance: 12
Every rate held, so the limit is higher: raise --to.`);
    expect(authorization).toBe('Bearer abc');
  });

  test('one that throttles: what it took before', async () => {
    const { code, out } = await measured(throttles(70), '--from', '10', '--to', '200');
    expect({ code, last: last(out) }).toEqual({ code: 0, last: expect.stringMatching(/ % failed$/) });
    const [, suggested] = /requestsPerSecondPerInstance: (\d+)/.exec(out) ?? [];
    expect(Number(suggested)).toBeGreaterThanOrEqual(10);
    expect(Number(suggested)).toBeLessThan(70);
    expect(out).toContain("read the plan's CPU");
  });

  test('one that is too slow: requests pile up, and it ends', async () => {
    const { code, out } = await measured(slow(), '--from', '20', '--to', '200', '--p95', '1000');
    expect({ code, last: last(out) }).toEqual({
      code: 0,
      last: expect.stringMatching(/(fell behind|p95 above 1000 ms)$/),
    });
  });
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
    'api.contososhoes.com: is not on this machine, and would get up to 300 requests a second for up to 6 min; if it is yours and nobody needs it meanwhile, add --yes',
  ],
  [
    ['http://api.contososhoes.com/', '--yes', '--token-file', 'token.txt'],
    'api.contososhoes.com: gets no token without TLS; write https://',
  ],
  [['http://localhost/', '--to', '5001'], '--to 5001: must be a whole number, 1 to 5000'],
  [['http://localhost/', '--seconds', '0'], '--seconds 0: must be a whole number, 1 to 120'],
  [['http://localhost/', '--connections', 'many'], '--connections many: must be a whole number, 1 to 500'],
  [['http://localhost/', '--from', '600'], '--from 600: must not be above --to 500'],
])('%j is refused before anything is sent', async (args, message) => {
  expect(await runCommand(load, folder, args)).toEqual({ code: 2, out: '', err: message });
});
