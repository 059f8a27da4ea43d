/** The public name, against servers on loopback that tell the truth and lie. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyName } from '../../../../operations/verify/name';
import type { NameInputs } from '../../../../operations/verify/name/inputs';
import type { Topology } from '../../../../topology/topology';
import { app, Edge, pages } from '../../../support/edge';
import { silentWebServer, type WebServer, webServer } from '../../../support/https-server';
import { clientToken, type TestCertificates, testCertificates } from '../../../support/migration';
import { shippedTopology } from '../../../support/shipped-file';

const topology = shippedTopology();
const { hostname } = topology.api;
const PATH = '/catalog/shoes';
const CACHED = { path: PATH, token: clientToken() };

let pairs: TestCertificates;
let server: WebServer;
let plain: Server;
let location: string | undefined;
let edge: Edge;
beforeAll(async () => {
  pairs = await testCertificates();
  server = await webServer(pairs.good);
  plain = createServer((_, response) =>
    response.writeHead(location ? 307 : 200, location ? { location } : {}).end(),
  );
  await new Promise<void>((ready) => plain.listen(0, '127.0.0.1', ready));
});
afterAll(async () => {
  await server.close();
  await new Promise((done) => plain.close(done));
});
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((each) => each.close()));
});
beforeEach(() => {
  edge = new Edge();
  server.answer = edge.listener;
  server.present(pairs.good);
  location = `https://${hostname}/health`;
});

const inputs = (given: Partial<NameInputs> = {}): NameInputs => ({
  topology,
  https: server,
  http: { host: '127.0.0.1', port: (plain.address() as AddressInfo).port },
  timeout: 2000,
  ca: pairs.ca.cert,
  now: new Date(),
  cached: CACHED,
  ...given,
});

async function told(given: Partial<NameInputs> = {}): Promise<readonly string[]> {
  const observations = await verifyName(inputs(given));
  expect(JSON.stringify(observations)).not.toContain(CACHED.token);
  return observations.map(
    ({ check, at, status, found, todo }) =>
      `${status} | ${check} | ${at}: ${found}${todo ? ` -> ${todo}` : ''}`,
  );
}
/** What is not as it should be. */
const wrong = async (given: Partial<NameInputs> = {}) =>
  (await told(given)).filter((line) => !line.startsWith('ok'));

const uncached: Topology = { ...topology, api: { ...topology.api, cachedPaths: [] } };
const blocking: Topology = {
  ...topology,
  frontDoor: {
    ...topology.frontDoor,
    waf: { ...topology.frontDoor.waf, managedRules: { action: 'Block', reason: 'a test' } },
  },
};

test('all is well', async () => {
  expect(await told()).toEqual([
    `ok | health | ${hostname}: GET /health answers 200`,
    `ok | region | ${hostname}: West Europe answers this machine`,
    expect.stringMatching(`ok \\| certificate \\| ${hostname}: for ${hostname}, from Test authority, until `),
    `ok | TLS | ${hostname}: refuses TLSv1.1`,
    `ok | TLS | ${hostname}: accepts TLSv1.2`,
    `ok | TLS | ${hostname}: accepts TLSv1.3`,
    `ok | redirect | http://${hostname}: answers 307 to https://${hostname}/health`,
    `ok | HSTS | ${hostname}: max-age=31536000`,
    `ok | affinity | ${hostname}: no affinity cookie`,
    `ok | cache | ${hostname}/health: x-cache CONFIG_NOCACHE, not kept`,
    `ok | cache | ${hostname}${PATH}: x-cache TCP_HIT, Cache-Control public, s-maxage=60`,
    `ok | cache | ${hostname}${PATH}: another query gets an answer of its own`,
    `ok | firewall | ${hostname}: lets a textbook attack pass: 200, the same as without the attack; to see whether it was logged: docs/firewall.md`,
  ]);
});

describe('the way to the name', () => {
  test('does not lead to Front Door yet', async () => {
    edge.order('/health', { status: 200 });
    expect(await told()).toEqual([
      expect.stringMatching(
        `not yet \\| health \\| ${hostname}: GET /health answers 200, not through Front Door -> `,
      ),
    ]);
  });

  test('ends nowhere', async () => {
    const silent = await silentWebServer();
    closing.push(silent);
    expect(await told({ https: silent, timeout: 100 })).toEqual([
      expect.stringContaining(`no answer | health | ${hostname}: no answer in 0.1 s`),
    ]);
  });

  test('breaks off', async () => {
    edge.order('/health', { status: 200, act: 'cut' });
    expect(await told()).toEqual([expect.stringContaining('no answer | health | ')]);
  });

  test('leads to a system that is down', async () => {
    edge.order('/health', pages.unavailable);
    expect(await wrong()).toContainEqual(expect.stringContaining(`failed | health | ${hostname}`));
  });
});

describe('one thing is not as it should be', () => {
  const cases: readonly [string, () => void, Partial<NameInputs>, string][] = [
    [
      'a certificate of another name',
      () => server.present(pairs.foreign),
      { topology: uncached, cached: undefined },
      'failed | certificate | .*: is for another name; ',
    ],
    [
      'a certificate that was not renewed',
      () => {},
      { now: new Date(Date.now() + 70.5 * 86_400_000) },
      'failed | certificate | .* 19 days left, and not renewed',
    ],
    [
      'HTTP that is answered',
      () => {
        location = undefined;
      },
      {},
      'failed | redirect | .*: answers 200 -> it must redirect to https://',
    ],
    [
      'HTTP that leads elsewhere',
      () => {
        location = 'https://example.com/health';
      },
      {},
      'failed | redirect | .*: answers 307 to https://example.com/health',
    ],
    [
      'HTTP that leads to HTTP',
      () => {
        location = `http://${hostname}/health`;
      },
      {},
      'failed | redirect | .*: answers 307 to http://',
    ],
    [
      'HTTP where nothing listens',
      () => {},
      { http: { host: '127.0.0.1', port: 1 } },
      'no answer | redirect | .*: nothing listens there',
    ],
    [
      'no HSTS',
      () => edge.order('/health', app({ 'strict-transport-security': '' })),
      {},
      'failed | HSTS | .*: no Strict-Transport-Security',
    ],
    [
      'HSTS for a day',
      () => edge.order('/health', app({ 'strict-transport-security': 'max-age=86400' })),
      {},
      'failed | HSTS | .*: max-age=86400 -> ',
    ],
    [
      'a cookie of Front Door',
      () => edge.order('/health', app({ 'set-cookie': 'ASLBSA=0003; Path=/' })),
      {},
      'failed | affinity | .*: sets ASLBSA -> ',
    ],
    [
      'a cookie of App Service',
      () => edge.order('/health', app({ 'set-cookie': 'ARRAffinity=a; Path=/' })),
      {},
      'failed | affinity | .*: sets ARRAffinity -> ',
    ],
    [
      'a health path that is kept',
      () => edge.order('/health', app({ 'x-cache': 'TCP_REMOTE_HIT' })),
      {},
      'failed | cache | .*: x-cache TCP_REMOTE_HIT: the edge caches it',
    ],
    [
      'a cached path that is not kept',
      () => edge.order(PATH, app({ 'x-cache': 'TCP_MISS' })),
      {},
      'failed | cache | .*: no cache hit in 8 requests, Cache-Control no-store',
    ],
    [
      'queries that are one',
      () => edge.order(PATH, app({ 'x-cache': 'TCP_MISS' }), app({ 'x-cache': 'TCP_HIT' })),
      {},
      'failed | cache | .*: another query gets the same cached answer',
    ],
    [
      'queries that were one before',
      () => edge.order(PATH, app({ 'x-cache': 'TCP_HIT' })),
      {},
      'failed | cache | .*: a URL that was never requested answers x-cache TCP_HIT',
    ],
    [
      'a cached path without a token',
      () => {},
      { cached: { path: PATH, token: undefined } },
      'no answer | cache | .*: GET answers 401: nothing to cache',
    ],
    [
      'no cached path to ask for',
      () => {},
      { cached: undefined },
      'no answer | cache | .*/catalog/.*: not asked: a pattern is not a path -> add --path',
    ],
    [
      'a firewall that blocks',
      () => {
        edge.blocks = true;
      },
      {},
      'failed | firewall | .*: blocks a textbook attack, reference .*; its rules must only log',
    ],
    [
      'a firewall that does not',
      () => {},
      { topology: blocking },
      'failed | firewall | .*: lets a textbook attack pass: 200; its rules must block',
    ],
  ];
  test.each(cases)('%s', async (_, breaks, given, line) => {
    breaks();
    const lines = await wrong(given);
    expect(lines).toContainEqual(expect.stringMatching(`^${line.replaceAll(' | ', ' \\| ')}`));
    expect(lines).toHaveLength(1);
  });

  test('a firewall that blocks, and shall', async () => {
    edge.blocks = true;
    expect(await wrong({ topology: blocking })).toEqual([]);
  });

  test('no cached paths', async () => {
    expect(await wrong({ topology: uncached, cached: undefined })).toEqual([]);
  });
});

test('a server that repeats the token does not get it printed', async () => {
  const echo = `${'x'.repeat(150)} ${CACHED.token}`;
  edge.order(PATH, app({ 'x-cache': `TCP_HIT ${echo}`, 'cache-control': echo }));
  expect((await told()).join('\n')).not.toContain(CACHED.token.slice(0, 20));
});

test('versions of TLS', async () => {
  const old = await webServer(pairs.good, {
    minVersion: 'TLSv1.1',
    maxVersion: 'TLSv1.2',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  });
  closing.push(old);
  old.answer = edge.listener;
  expect(await wrong({ https: old })).toEqual([
    expect.stringContaining(`failed | TLS | ${hostname}: accepts TLSv1.1 -> it must refuse it`),
    expect.stringContaining(`failed | TLS | ${hostname}: refuses TLSv1.3 -> it must accept it`),
  ]);
});
