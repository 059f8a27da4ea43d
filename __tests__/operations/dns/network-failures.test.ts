/** Whatever the network does, and whoever answers in it, is an observation, and comes in time. */
import { createServer } from 'node:tls';
import type { Inputs } from '../../../operations/dns/inputs';
import { preflight } from '../../../operations/dns/preflight';
import { query } from '../../../operations/dns/query';
import { visit } from '../../../operations/probe/https-probe';
import {
  closedPort,
  dnsFailures,
  type FailingServer,
  failingServer,
  unreachable,
} from '../../support/failing-servers';
import { authority, certificate, type KeyPair } from '../../support/https-server';
import { shippedTopology } from '../../support/shipped-file';

const HOSTS = ['127.0.0.1', '::1'];
const hasty = { timeout: 100, tries: 2 };
const HOST = 'api.contososhoes.com';

const closing: FailingServer[] = [];
const opened = (server: FailingServer): FailingServer => {
  closing.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(closing.splice(0).map((server) => server.close()));
});

type Trial = readonly [name: string, open: () => Promise<FailingServer>];
const trials: readonly Trial[] = [
  ['no way there', async () => unreachable],
  ...HOSTS.flatMap((host): Trial[] => [
    [`${host}: a closed port`, () => closedPort(host)],
    ...Object.entries(dnsFailures).map(
      ([name, behaviour]): Trial => [`${host}: ${name}`, () => failingServer(host, behaviour)],
    ),
  ]),
];

const words: readonly (readonly [trial: RegExp, noAnswer: RegExp])[] = [
  [/no way there/, /^blocked by this machine$/],
  [/closed port/, /^nothing listens there$/],
  [/black hole by TCP/, /^no answer in 0\.1 s by TCP, after a truncated answer by UDP$/],
  [/reset/, /^connection reset by TCP, after a truncated answer by UDP$/],
  [/an end by TCP|half an answer/, /^connection closed by TCP, after a truncated answer by UDP$/],
  [/garbage by TCP|empty answer/, /^no answer to the question by TCP, after a truncated answer by UDP$/],
  [/./, /^no answer in 0\.2 s$/],
];

describe('a question of DNS', () => {
  test.each(trials)('%s', async (name, open) => {
    const asked = await query(opened(await open()), { name: HOST, type: 'A' }, hasty);
    const [, expected = /nothing/] = words.find(([trial]) => trial.test(name)) ?? [];
    expect(asked).toEqual({ noAnswer: expect.stringMatching(expected) });
  });
});

test.each(trials)('a whole preflight: %s', async (_, open) => {
  const server = opened(await open());
  const began = Date.now();
  const observations = await preflight(everywhere(server));
  expect(Date.now() - began).toBeLessThan(10_000);
  expect(observations.length).toBeGreaterThan(10);
  expect(observations.filter(({ status }) => status !== 'no answer')).toEqual([]);
});

/** One server in the place of all. */
function everywhere(server: FailingServer): Inputs {
  return {
    topology: shippedTopology(),
    servers: {
      parent: [server],
      registrar: [server, server],
      azure: [server, server],
      resolvers: [server, server],
      endpoint: server,
      legacy: server,
    },
    azureNames: ['ns1-01.azure-dns.com', 'ns2-01.azure-dns.net'],
    endpointName: 'fde.azurefd.net',
    validationToken: 'token',
    verificationId: 'id',
    now: new Date(),
    patience: hasty,
    ca: undefined,
    call: { path: '/orders/1', token: 'a.b.c' },
    clientId: undefined,
  };
}

describe('a request over HTTPS', () => {
  let pair: KeyPair;
  beforeAll(async () => {
    pair = await certificate(await authority('Test authority'), HOST);
  });
  const speaking = (text: string | undefined) => async (host: string) => {
    const server = createServer(pair, (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => (text === undefined ? socket.destroy() : socket.end(text)));
    });
    await new Promise<void>((ready) => server.listen(0, host, ready));
    const close = () => new Promise<void>((done) => server.close(() => done()));
    return { host, port: (server.address() as { port: number }).port, close };
  };
  const raw = (tcp: Parameters<typeof failingServer>[1]['tcp']) => (host: string) =>
    failingServer(host, tcp ? { tcp } : {});

  const servers: readonly [string, (host: string) => Promise<FailingServer>, RegExp][] = [
    ['a closed port', closedPort, /^nothing listens there$/],
    ['a black hole', raw(undefined), /^no answer in 0\.5 s$/],
    ['a reset', raw((socket) => socket.resetAndDestroy()), /^connection reset$/],
    ['an end', raw((socket) => socket.end()), /^connection reset$/],
    ['no TLS', raw((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')), /^its answer is not TLS$/],
    ['TLS, and an end', speaking(undefined), /^connection reset$/],
    ['TLS, and no HTTP', speaking('hello\r\n\r\n'), /^its answer is not HTTP$/],
    [
      'TLS, and another protocol',
      speaking('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      /^connection (?:closed|reset)$/,
    ],
    ['TLS, and half a head', speaking('HTTP/1.1 200 OK\r\ncontent-le'), /^connection reset$/],
    [
      'TLS, and half an answer',
      speaking('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc'),
      /^the answer was cut off$/,
    ],
  ];

  test.each(
    servers.flatMap(([name, open, problem]) => HOSTS.map((host) => [host, name, open, problem] as const)),
  )('%s: %s', async (host, _, open, problem) => {
    const server = opened(await open(host));
    const visited = await visit({
      server,
      hostname: HOST,
      path: '/health',
      timeout: 500,
      userAgent: 'a test',
    });
    const said = 'noAnswer' in visited ? visited.noAnswer : visited.problem;
    expect(said).toMatch(problem);
  });
});
