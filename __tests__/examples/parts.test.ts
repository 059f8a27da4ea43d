import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { marksOf } from '../../examples/api/answer';
import { answerTo } from '../../examples/api/api';
import { mayCall } from '../../examples/api/caller';
import { watchHealth } from '../../examples/api/health';
import { memoryStore } from '../../examples/api/memory';

const principal = (claims: readonly object[]) =>
  Buffer.from(JSON.stringify({ role_typ: 'http://role', claims })).toString('base64');
const service = principal([{ typ: 'roles', val: 'Api.Invoke' }]);

test.each([
  ['nobody', undefined, false],
  ['no principal', 'abc', false],
  ['no claims', principal([]), false],
  ['another role', principal([{ typ: 'roles', val: 'Api.Read' }]), false],
  ['a service', service, true],
  ['a service, as App Service names the claim', principal([{ typ: 'http://role', val: 'Api.Invoke' }]), true],
  ['a user', principal([{ typ: 'scp', val: 'User.Read Api.Access' }]), true],
  ['a user with a like scope', principal([{ typ: 'scp', val: 'Api.Access.Not' }]), false],
])('who may call: %s', (_, header, may) => {
  expect(mayCall(header)).toBe(may);
});

test.each([
  [
    { COSMOS_REGION: 'West Europe', API_IMAGE: `a/b@sha256:${'0a'.repeat(32)}` },
    'West Europe',
    '0a0a0a0a0a0a',
  ],
  [{ API_IMAGE: 'a/b:v1' }, 'Local', undefined],
])('marks of %j', (env, region, digest) => {
  expect(marksOf(env)).toEqual({ 'x-region': region, ...(digest && { 'x-image-digest': digest }) });
});

const request = (method: string, url: string, headers = {}, body = ''): IncomingMessage =>
  Object.assign(Readable.from([body]), { method, url, headers }) as IncomingMessage;
const api = { store: memoryStore(0), isHealthy: () => true, isLocal: false };
const caller = { 'x-ms-client-principal': service };

test.each([
  ['health', request('GET', '/health'), { status: 200 }],
  ['a product, to anybody', request('GET', '/catalog/1'), { status: 200, kept: 60 }],
  ['an order, to nobody', request('GET', '/orders/1/1'), { status: 403 }],
  [
    'an order',
    request('GET', '/orders/1/1', caller),
    { status: 200, headers: { 'x-session-token': '0:1#2' } },
  ],
  [
    'no order',
    request('GET', '/orders/1/2', caller),
    { status: 404, headers: { 'x-session-token': '0:1#2' } },
  ],
  ['no path', request('GET', '/nowhere'), { status: 404 }],
  ['no URL', request('GET', '//'), { status: 404 }],
  [
    'too much',
    request('POST', '/orders/1', { ...caller, 'idempotency-key': 'k' }, `"${'x'.repeat(200_000)}"`),
    { status: 400 },
  ],
  ['no method', request('DELETE', '/orders/1/1', caller), { status: 404 }],
  ['no key', request('POST', '/orders/1', caller, '{}'), { status: 400 }],
  ['no JSON', request('POST', '/orders/1', { ...caller, 'idempotency-key': 'k' }, '{'), { status: 400 }],
  ['no object', request('POST', '/orders/1', { ...caller, 'idempotency-key': 'k' }, '[]'), { status: 400 }],
])('what is answered: %s', async (_, asked, answer) => {
  expect(await answerTo(api, asked)).toMatchObject(answer);
});

test('an order that is placed again is placed once', async () => {
  const place = () =>
    answerTo(api, request('POST', '/orders/9', { ...caller, 'idempotency-key': 'k' }, '{"a":1}'));
  const session = { 'x-session-token': '0:1#3' };
  expect(await place()).toEqual({ status: 201, body: { id: 'k' }, headers: session });
  expect(await place()).toEqual({ status: 200, body: { id: 'k' }, headers: session });
});

test.each([
  ['answers', async () => {}, true],
  ['fails', () => Promise.reject(new Error('gone')), false],
])('a region that %s', async (_, probe, expected) => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const isHealthy = watchHealth(probe);
  expect(isHealthy()).toBe(false);
  await new Promise(setImmediate);
  expect(isHealthy()).toBe(expected);
  expect(warn.mock.calls).toEqual(expected ? [] : [['not healthy: Error: gone']]);
  warn.mockRestore();
});
