/** Each promise of docs/app-contract.md that is broken is found, and by its own check alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import type { Observation } from '../../../operations/probe/observation';
import { verifyApp } from '../../../operations/verify/app';
import type { Inputs } from '../../../operations/verify/app/inputs';
import { ahead } from '../../../operations/verify/app/session';
import { appServer, DIGEST, type Ending, type Lie } from '../../support/app-server';

async function verified(
  lie?: Lie,
  { ending, slow, ...given }: Partial<Inputs> & { ending?: Ending; slow?: number } = {},
): Promise<readonly Observation[]> {
  const server = await appServer(lie, ending, slow);
  return verifyApp({
    server: { host: '127.0.0.1', port: server.port },
    healthPath: '/health',
    readPath: '/orders/1',
    cachedPath: '/catalog/1',
    slowPath: '/slow',
    headers: {},
    region: 'West Europe',
    digest: DIGEST,
    process: undefined,
    clock: { now: () => new Date(), sleep: (milliseconds) => sleep(milliseconds) },
    pace: { interval: 50, limit: 400 },
    timeout: 3000,
    grace: 1500,
    ...given,
    ...(ending && { process: server.process }),
  }).finally(server.close);
}

const bad = (observations: readonly Observation[]) => observations.filter(({ status }) => status !== 'ok');

/** A lie at some addresses only. */
const at =
  (path: string, lie: Lie): Lie =>
  (truth, request, response) =>
    request.url === path ? lie(truth, request, response) : truth;

const headers =
  (changed: Readonly<Record<string, string | undefined>>): Lie =>
  (truth) => ({
    ...truth,
    headers: Object.fromEntries(
      Object.entries({ ...truth.headers, ...changed }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  });

const status =
  (code: number, more: Readonly<Record<string, string>> = {}): Lie =>
  (truth) => ({ ...truth, status: code, headers: { ...truth.headers, ...more } });

const cut: Lie = (truth, _, response) => {
  response.writeHead(truth.status, { ...truth.headers, 'content-length': '99999' });
  response.write('abc');
  setTimeout(() => response.destroy(), 20);
  return undefined;
};

const withToken =
  (lie: Lie): Lie =>
  (truth, request, response) =>
    request.headers['x-session-token'] ? lie(truth, request, response) : truth;

const honest: Readonly<Record<string, Lie>> = {
  'as it should be': (truth) => truth,
  'waits for the write, and says when to come again': at('/orders/1', (truth, ...rest) =>
    'x-session-behind' in truth.headers ? status(503, { 'retry-after': '1' })(truth, ...rest) : truth,
  ),
  'compresses by brotli': at('/orders/1', (truth) =>
    'content-encoding' in truth.headers
      ? { ...truth, headers: { ...truth.headers, 'content-encoding': 'br' }, body: brotliCompressSync('x') }
      : truth,
  ),
  'has another answer each time': at('/catalog/1', (truth) => ({ ...truth, body: `${Math.random()}` })),
};

test.each(Object.entries(honest))('a container that keeps the contract: %s', async (_, lie) => {
  expect(bad(await verified(lie))).toEqual([]);
});

const lies: readonly (readonly [name: string, check: string, lie: Lie, found: RegExp])[] = [
  ['is never ready', 'start', at('/health', status(503)), /^answers 503 for 1s$/],
  ['says that it is fine by 204', 'health', at('/health', status(204)), /^answers 204$/],
  ['redirects', 'health', at('/health', status(301, { location: '/up' })), /^301 to \/up$/],
  ['cuts its health', 'health', at('/health', cut), /^200, then the answer was cut off$/],
  [
    'knows no HEAD',
    'health',
    (truth, { method }) => (method === 'HEAD' ? { ...truth, status: 405 } : truth),
    /^answers 405$/,
  ],
  [
    'asks its database for each probe',
    'health',
    at('/health', (truth) => sleep(1100, truth)),
    /^200 after 1\d{3} ms$/,
  ],
  ['fails to read', 'answers', at('/orders/1', status(500)), /^500$/],
  ['cuts what is read', 'answers', at('/orders/1', cut), /^200, then the answer was cut off$/],
  ['says nothing of caching', 'cache', at('/orders/1', headers({ 'cache-control': undefined })), /^no Cache/],
  [
    'says nothing of caching where nothing is',
    'cache',
    (truth, ...rest) =>
      truth.status === 404 ? headers({ 'cache-control': undefined })(truth, ...rest) : truth,
    /^no Cache-Control$/,
  ],
  [
    'keeps a cached path private',
    'cached path',
    at('/catalog/1', headers({ 'cache-control': 'private' })),
    /private/,
  ],
  [
    'has no time for a cached path',
    'cached path',
    at('/catalog/1', headers({ 'cache-control': 'public' })),
    /^Cache-Control: public$/,
  ],
  [
    'varies a cached path, and says so',
    'cached path',
    at('/catalog/1', headers({ vary: 'Accept-Encoding, Accept-Language' })),
    /^Vary: /,
  ],
  [
    'varies a cached path, and does not say so',
    'cached path',
    at('/catalog/1', (truth, { headers: { 'accept-language': language } }) => ({
      ...truth,
      body: `${language ?? 'en'}`,
    })),
    /^the answer changes with /,
  ],
  [
    'sets cookies',
    'cookies',
    at('/orders/1', headers({ 'set-cookie': 'ARRAffinity=abc' })),
    /cookie ARRAffinity$/,
  ],
  ['names no region', 'region', headers({ 'x-region': undefined }), /^no x-region$/],
  ['names another region', 'region', headers({ 'x-region': 'North Europe' }), /^x-region: North Europe$/],
  ['shows another image', 'image', headers({ 'x-image-digest': 'aaaaaaaaaaaa' }), /^x-image-digest: a{12}$/],
  ['shows no image', 'image', headers({ 'x-image-digest': undefined }), /^no x-image-digest$/],
  [
    'gives no session token',
    'session',
    at('/orders/1', headers({ 'x-session-token': undefined })),
    /^no x-session/,
  ],
  [
    'makes up a session token',
    'session',
    at('/orders/1', headers({ 'x-session-token': 'abc' })),
    /token of Cosmos/,
  ],
  [
    'swallows the session token',
    'session',
    at('/orders/1', headers({ 'x-session-behind': undefined })),
    /^200 to the token of a write that has not/,
  ],
  [
    'refuses a session token',
    'session',
    at('/orders/1', withToken(status(400))),
    /^400 when the client sends the token back$/,
  ],
  [
    'returns a session token once',
    'session',
    at('/orders/1', withToken(headers({ 'x-session-token': undefined }))),
    /^no x-session-token when/,
  ],
  [
    'does not say when to come again',
    'session',
    at('/orders/1', (truth, ...rest) =>
      'x-session-behind' in truth.headers ? status(503)(truth, ...rest) : truth,
    ),
    /^503 to the token/,
  ],
  [
    'compresses for everybody',
    'compression',
    at('/orders/1', headers({ 'content-encoding': 'gzip' })),
    /^gzip, without Accept-Encoding$/,
  ],
  [
    'compresses nothing',
    'compression',
    at('/orders/1', (truth) => {
      const { 'content-encoding': _, ...rest } = truth.headers;
      return { ...truth, headers: rest, body: 'x'.repeat(2000) };
    }),
    /^2000 bytes, not compressed/,
  ],
  [
    'does not say that it varies',
    'compression',
    at('/orders/1', headers({ vary: undefined })),
    /^no Vary on the/,
  ],
  [
    'compresses badly',
    'compression',
    at('/orders/1', (truth) => ('content-encoding' in truth.headers ? { ...truth, body: 'abc' } : truth)),
    /^the body is not valid gzip$/,
  ],
];

// They wait more than they work.
test.concurrent.each(lies)('a container that %s is found by: %s', async (_, check, lie, found) => {
  const observations = bad(await verified(lie));
  expect(observations).toEqual(observations.map(() => expect.objectContaining({ check, status: 'failed' })));
  expect(observations[0]?.found).toMatch(found);
  expect(observations[0]?.todo).toMatch(/: docs\/app-contract\.md#[\w-]+$/);
});

const endings: readonly (readonly [Ending, readonly RegExp[]])[] = [
  ['ends', []],
  ['dies', [/^the running request ended with: connection reset$/]],
  ['hangs', [/^still running after \d\.\d s$/]],
  ['goes on', [/^a new request still gets the answer 200$/, /^still running after/]],
];

test.concurrent.each(endings)('SIGTERM: it %s', async (ending, found) => {
  const observations = bad(await verified(undefined, { ending }));
  expect(observations).toEqual(
    found.map((words) =>
      expect.objectContaining({ check: 'stop', status: 'failed', found: expect.stringMatching(words) }),
    ),
  );
});

test('what is wrong with many answers is one finding, at the first of them', async () => {
  expect(bad(await verified(headers({ 'cache-control': undefined })))).toContainEqual(
    expect.objectContaining({ check: 'cache', at: 'GET /health, and 4 more', found: 'no Cache-Control' }),
  );
});

test('an image that is not shown is not known to have a tag', async () => {
  const observations = await verified(headers({ 'x-image-digest': undefined }), { digest: undefined });
  expect(observations.find(({ check }) => check === 'image')).toMatchObject({
    status: 'ok',
    found: 'not sent; use --image to compare it',
  });
});

test('a container is not ended while nothing runs', async () => {
  const observations = bad(await verified(undefined, { ending: 'ends', slow: 0 }));
  expect(observations).toMatchObject([{ check: 'stop', status: 'not yet' }]);
});

test('a container that stalls is not judged', async () => {
  const stall: Lie = () => undefined;
  expect(await verified(stall, { timeout: 200 })).toMatchObject([
    { check: 'start', status: 'no answer', found: 'no answer in 0.2 s, for 1s' },
  ]);
});

test('without options little is looked at', async () => {
  const some = { readPath: undefined, cachedPath: undefined, region: undefined, digest: undefined };
  const observations = await verified(undefined, some);
  expect(observations.map(({ check }) => check)).toEqual([
    'start',
    'health',
    'health',
    'cache',
    'cookies',
    'region',
    'image',
  ]);
});

test.each([
  ['0:-1#12', '0:-1#1000000012'],
  ['0:1#12#3=11#4=10', '0:1#1000000012#3=1000000011#4=1000000010'],
  ['0:12', '0:1000000012'],
  ['0:1#112#33=11', '0:1#1000000112#33=1000000011'],
  ['0:-1#12,1:-1#9', '0:-1#1000000012,1:-1#1000000009'],
  ['abc', undefined],
])('a token of the future: %s', (token, expected) => {
  expect(ahead(token)).toBe(expected);
});
