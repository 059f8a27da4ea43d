import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { SecureVersion } from 'node:tls';
import { ask } from '../../../operations/probe/http-probe';
import { visit } from '../../../operations/probe/https-probe';
import { authority, certificate, type KeyPair } from '../../support/https-server';

const HOST = 'api.contososhoes.com';
const usual = { hostname: HOST, path: '/orders', userAgent: 'a test', timeout: 3000 };

let pair: KeyPair;
beforeAll(async () => {
  pair = await certificate(await authority('Test authority'), HOST);
});

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

async function listening(server: Server) {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { host: '127.0.0.1', port: (server.address() as { port: number }).port };
}

async function heard(request: IncomingMessage) {
  let body = '';
  for await (const part of request) body += part;
  return { method: request.method, url: request.url, headers: request.headers, body };
}

test('what is sent without TLS', async () => {
  const server = createServer(async (request, response) => {
    response.writeHead(201, { 'x-region': 'here' }).end(JSON.stringify(await heard(request)));
  });
  const question = {
    ...usual,
    method: 'POST',
    headers: { 'x-session-token': '0:1#2' },
    body: '{"ä":1}',
  } as const;
  const answer = await ask({ server: await listening(server), ...question });
  expect(answer).toMatchObject({
    status: 201,
    headers: { 'x-region': 'here' },
    milliseconds: expect.any(Number),
  });
  expect(answer).not.toHaveProperty('problem');
  expect('body' in answer && JSON.parse(String(answer.body))).toMatchObject({
    method: 'POST',
    url: '/orders',
    headers: { host: HOST, 'user-agent': 'a test', 'x-session-token': '0:1#2', 'content-length': '8' },
    body: '{"ä":1}',
  });
});

test('of a long answer the beginning is enough', async () => {
  const server = createServer((_, response) => response.end('x'.repeat(100_000)));
  const answer = await ask({ server: await listening(server), ...usual, most: 10 });
  expect(answer).toMatchObject({ status: 200 });
  expect(answer).not.toHaveProperty('problem');
});

test('a HEAD has no body', async () => {
  const server = createServer((_, response) => response.end('abc'));
  const answer = await ask({ server: await listening(server), ...usual, method: 'HEAD' });
  expect(answer).toMatchObject({ status: 200, body: Buffer.alloc(0) });
});

test.each<
  [least: SecureVersion, most: SecureVersion, from: SecureVersion, to: SecureVersion, RegExp | string]
>([
  ['TLSv1.2', 'TLSv1.3', 'TLSv1.3', 'TLSv1.3', 'TLSv1.3'],
  ['TLSv1.2', 'TLSv1.3', 'TLSv1.2', 'TLSv1.2', 'TLSv1.2'],
  ['TLSv1.2', 'TLSv1.3', 'TLSv1', 'TLSv1.1', /^it refuses that version of TLS$/],
  ['TLSv1.3', 'TLSv1.3', 'TLSv1.2', 'TLSv1.2', /^it refuses that version of TLS$/],
  ['TLSv1', 'TLSv1.1', 'TLSv1', 'TLSv1.1', 'TLSv1.1'],
])('a server of %s to %s is offered %s to %s', async (minVersion, maxVersion, from, to, expected) => {
  const ciphers = 'DEFAULT:@SECLEVEL=0';
  const server = createHttpsServer({ ...pair, minVersion, maxVersion, ciphers }, (_, response) =>
    response.end('ok'),
  );
  const visited = await visit({ server: await listening(server), ...usual, tls: { from, to } });
  expect('noAnswer' in visited ? visited.noAnswer : visited.version).toEqual(
    typeof expected === 'string' ? expected : expect.stringMatching(expected),
  );
});
