/** A client's own call through Front Door, against servers on loopback. */
import type { RequestListener } from 'node:http';
import { call } from '../../../operations/dns/checks/call';
import type { Inputs } from '../../../operations/dns/inputs';
import type { DnsSection } from '../../../topology/file/schema-dns';
import { silentWebServer, type WebServer, webServer } from '../../support/https-server';
import { CLIENT_ID, clientToken, type TestCertificates, testCertificates } from '../../support/migration';
import { shippedTopology } from '../../support/shipped-file';

const topology = shippedTopology();
const TENANT = topology.tenantId;
const V1 = `https://sts.windows.net/${TENANT}/`;
const V2 = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const OBJECT = '77777777-7777-4777-8777-777777777777';
const NOW = new Date('2026-12-02T09:00:00Z');

let pairs: TestCertificates;
beforeAll(async () => {
  pairs = await testCertificates();
});
const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((server) => server.close()));
});

async function web(answer?: RequestListener, pair = pairs.good): Promise<WebServer> {
  const server = await webServer(pair);
  server.answer = answer;
  closing.push(server);
  return server;
}
const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): RequestListener =>
  (_, response) =>
    response.writeHead(status, { connection: 'close', ...headers }).end(body);

interface Given {
  readonly endpoint?: Inputs['servers']['endpoint'];
  readonly token?: string;
  readonly asked?: Inputs['call'];
  readonly dns?: Partial<DnsSection>;
  readonly adopt?: Inputs['topology']['adopt'];
  readonly audiences?: readonly string[];
  readonly clientId?: string | undefined;
  readonly timeout?: number;
}

/** One line for each observation, with ports as `*`; no line ever holds the token. */
async function told({ token = clientToken(), ...given }: Given): Promise<readonly string[]> {
  const observations = await call({
    topology: {
      ...topology,
      adopt: given.adopt ?? {},
      api: { ...topology.api, audiences: [...(given.audiences ?? [])] },
      dns: { ...topology.dns, ...given.dns },
    },
    servers: {
      parent: [],
      registrar: [],
      azure: [],
      resolvers: [],
      endpoint: given.endpoint,
      legacy: { host: '127.0.0.1', port: 9 },
    },
    azureNames: [],
    endpointName: undefined,
    validationToken: undefined,
    verificationId: undefined,
    now: NOW,
    patience: { timeout: given.timeout ?? 2000, tries: 2 },
    ca: pairs.ca.cert,
    call: 'asked' in given ? given.asked : { path: '/orders/1', token },
    clientId: 'clientId' in given ? given.clientId : CLIENT_ID,
  });
  expect(JSON.stringify(observations)).not.toContain(token);
  return observations.map(
    ({ status, at, found, todo }) =>
      `${status}: ${at.replace(/:\d+$/, ':*')}: ${found}${todo ? ` -> ${todo}` : ''}`,
  );
}

describe('a call is made', () => {
  test('in the name of the API, with the token', async () => {
    const endpoint = await web();
    expect(await told({ endpoint })).toEqual(['ok: 127.0.0.1:*: GET /orders/1 with a token answers 200']);
    expect(endpoint.hosts).toEqual([topology.api.hostname, topology.api.hostname]);
    expect(endpoint.authorizations).toEqual([`Bearer ${clientToken()}`, undefined]);
  });

  test('and proves nothing where no token is needed', async () => {
    const endpoint = await web(answering(200));
    expect(await told({ endpoint })).toEqual([
      'failed: 127.0.0.1:*: GET /orders/1 answers 200 without a token too, so it proves nothing -> use a path that needs a token: not a health path, and none under api.cachedPaths',
    ]);
  });

  test('whose long answer is not read to its end', async () => {
    const endpoint = await web((request, response) => {
      response.writeHead(request.headers.authorization ? 200 : 401);
      response.write('x'.repeat(30_000)); // and never ends
    });
    expect(await told({ endpoint })).toEqual(['ok: 127.0.0.1:*: GET /orders/1 with a token answers 200']);
  });
});

describe('no call is made', () => {
  const delegated = { delegatedAt: '2026-11-01T09:00:00Z' };
  const flipped = { ...delegated, phase: 'cutover', cutoverAt: '2026-12-01T09:00:00Z' } as const;

  test.each<[string, Partial<DnsSection>, readonly string[]]>([
    ['before the name servers are switched', {}, []],
    [
      'before the cutover: then it is due',
      delegated,
      [
        'not yet: 127.0.0.1:*: no call with a token was made -> add --path with a path that clients call, and --token-file with the token of a client',
      ],
    ],
    ['after the cutover', flipped, []],
    ['when the move is over', { ...flipped, phase: 'complete' }, []],
  ])('%s', async (_, dns, lines) => {
    const endpoint = await web();
    expect(await told({ endpoint, dns, asked: undefined })).toEqual(lines);
    expect(endpoint.hosts).toEqual([]);
  });

  test('while Front Door is not known, which another check says', async () => {
    expect(await told({ endpoint: undefined, dns: delegated })).toEqual([]);
  });
});

describe('the app refuses the token', () => {
  const compare = 'compare the token with api.audiences and adopt.apiApplication';

  test.each<[string, Given, string]>([
    [
      'as it has expired',
      {
        token: clientToken({
          exp: Date.parse('2026-12-02T08:59:59Z') / 1000,
          iss: 'elsewhere',
          aud: 'other',
        }),
      },
      'the token expired at 2026-12-02T08:59Z -> get a new one',
    ],
    [
      'this very second',
      { token: clientToken({ exp: NOW.getTime() / 1000 }) },
      'the token expired at 2026-12-02T09:00Z -> get a new one',
    ],
    [
      'of version 1, where a new registration gives version 2',
      { token: clientToken({ iss: V1 }) },
      `the token is from ${V1}, but the app accepts only tokens from ${V2} -> these clients get tokens of version 1: adopt their registration, docs/dns-migration.md`,
    ],
    [
      'of version 2, where the adopted registration is said to give version 1',
      { token: clientToken({ iss: V2 }), adopt: { apiApplication: { objectId: OBJECT, tokenVersion: 1 } } },
      `the token is from ${V2}, but the app accepts only tokens from ${V1} -> these clients get tokens of version 2: correct adopt.apiApplication.tokenVersion, and deploy the stamps`,
    ],
    [
      'of another tenant',
      { token: clientToken({ iss: 'https://login.microsoftonline.com/other/v2.0' }) },
      `the token is from https://login.microsoftonline.com/other/v2.0, but the app accepts only tokens from ${V2} -> use a token of the tenant ${TENANT}`,
    ],
    [
      'for another audience',
      { token: clientToken({ aud: 'https://shop.example' }), audiences: ['api://shop'] },
      `the token is for the audience https://shop.example, but the app accepts only ${CLIENT_ID}, api://${CLIENT_ID}, api://shop -> if clients have such tokens, add the audience to api.audiences and deploy the stamps`,
    ],
    [
      'for an audience that is declared',
      { token: clientToken({ aud: 'api://shop' }), audiences: ['api://shop'] },
      `the app refuses the token without giving a reason -> ${compare}`,
    ],
    [
      'for an audience that cannot be judged',
      { token: clientToken({ aud: 'api://shop' }), clientId: undefined },
      `the app refuses the token without giving a reason -> ${compare}`,
    ],
    [
      'that says nothing of itself',
      { token: clientToken({ aud: undefined, iss: undefined, exp: undefined }) },
      `the app refuses the token without giving a reason -> ${compare}`,
    ],
  ])('%s', async (_, given, line) => {
    const endpoint = await web(answering(401));
    expect(await told({ ...given, endpoint })).toEqual([
      `failed: 127.0.0.1:*: GET /orders/1 with a token answers 401: ${line}`,
    ]);
  });

  test('and says why', async () => {
    const endpoint = await web(answering(401, { 'www-authenticate': 'Bearer error="invalid_token"' }));
    expect(await told({ endpoint })).toEqual([
      `failed: 127.0.0.1:*: GET /orders/1 with a token answers 401: Bearer error="invalid_token" -> ${compare}`,
    ]);
  });

  test('and repeats it, whole or in part of a long answer: it is not printed', async () => {
    const padding = 'x'.repeat(150);
    const endpoint = await web((request, response) => {
      const refusal = `${request.headers.authorization} ${padding} ${request.headers.authorization}`;
      response.writeHead(401, { 'www-authenticate': refusal }).end(refusal);
    });
    const [line] = await told({ endpoint });
    expect(line).toContain(`answers 401: Bearer (the token) ${padding} Bearer (the token) ->`);
    expect(line).not.toContain(clientToken().slice(0, 20));
  });
});

describe('the call is forbidden', () => {
  const block = '<h2>The request is blocked.</h2>';

  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    [
      'by the firewall',
      { 'x-azure-ref': '20261202T090000Z-abc' },
      block,
      'the firewall blocks it, reference 20261202T090000Z-abc -> find the rule by the reference: docs/firewall.md',
    ],
    [
      'by the firewall, without a reference',
      {},
      block,
      'the firewall blocks it, reference unknown -> find the rule by the reference: docs/firewall.md',
    ],
    [
      'by an app that knows another Front Door',
      { 'x-ms-forbidden-ip': '203.0.113.7' },
      '<h1>Error 403 - Forbidden</h1>',
      'the app lets in only its own Front Door, and does not recognize this one -> deploy global, then the stamps, which get the id of the Front Door profile from global',
    ],
    [
      'for lack of the role',
      {},
      '',
      'the app forbids it -> give the client the app role Api.Invoke, or use the token of a client that has it',
    ],
  ])('%s', async (_, headers, body, line) => {
    const endpoint = await web(answering(403, headers, body));
    expect(await told({ endpoint })).toEqual([
      `failed: 127.0.0.1:*: GET /orders/1 with a token answers 403: ${line}`,
    ]);
  });
});

test('too many requests are refused by the firewall or by the app: it is not said that the call is wrong', async () => {
  const endpoint = await web(answering(429, { 'x-azure-ref': '20261202T090000Z-abc' }));
  expect(await told({ endpoint })).toEqual([
    'failed: 127.0.0.1:*: GET /orders/1 with a token answers 429: the firewall or the app says: too many requests, reference 20261202T090000Z-abc -> wait a minute; if the firewall logged the reference, see frontDoor.waf.rateLimitExempt: docs/firewall.md',
  ]);
});

test.each([302, 404, 503])(
  'any other answer, %d, is not what a client gets from the legacy app',
  async (status) => {
    const endpoint = await web(answering(status));
    expect(await told({ endpoint })).toEqual([
      `failed: 127.0.0.1:*: GET /orders/1 with a token answers ${status} -> it must answer 2xx: use a path and a token that the legacy app answers with 2xx`,
    ]);
  },
);

describe('no answer comes', () => {
  const again = 'try again; if it lasts, look for the cause';

  test('at all', async () => {
    const endpoint = await silentWebServer();
    closing.push(endpoint);
    expect(await told({ endpoint, timeout: 100 })).toEqual([
      `no answer: 127.0.0.1:*: no answer in 0.3 s -> ${again}`,
    ]);
  });

  test('after the handshake', async () => {
    const endpoint = await web(() => undefined);
    expect(await told({ endpoint, timeout: 150 })).toEqual([
      `no answer: 127.0.0.1:*: no answer in 0.45 s -> ${again}`,
    ]);
  });

  test('as the connection is cut', async () => {
    const endpoint = await web((request) => request.socket.destroy());
    expect(await told({ endpoint })).toEqual([
      expect.stringMatching(/^no answer: 127\.0\.0\.1:\*: connection reset -> /),
    ]);
  });

  test('to its end, as the connection is cut', async () => {
    const endpoint = await web((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":', () => request.socket.destroy());
    });
    expect(await told({ endpoint })).toEqual([
      `no answer: 127.0.0.1:*: GET /orders/1 with a token answers 200, then the answer was cut off -> ${again}`,
    ]);
  });

  test('to its end, as the server stalls', async () => {
    const endpoint = await web((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"half":');
    });
    expect(await told({ endpoint, timeout: 150 })).toEqual([
      `no answer: 127.0.0.1:*: GET /orders/1 with a token answers 200, then the answer was cut off -> ${again}`,
    ]);
  });
});

describe('the token is sent to nobody whose certificate a client refuses', () => {
  test.each([
    ['foreign', 'is for another name'],
    ['expired', 'has expired'],
  ] as const)('%s', async (pair, why) => {
    const endpoint = await web(undefined, pairs[pair]);
    expect(await told({ endpoint })).toEqual([
      `no answer: 127.0.0.1:*: its certificate ${why}, so nothing was sent -> try again; if it lasts, look for the cause`,
    ]);
    expect(endpoint.authorizations).toEqual([]);
  });

  test('of an authority that nobody trusts', async () => {
    const endpoint = await web(undefined, (await testCertificates('Another authority')).good);
    expect(await told({ endpoint })).toEqual([
      'no answer: 127.0.0.1:*: its certificate is from an untrusted authority, so nothing was sent -> try again; if it lasts, look for the cause',
    ]);
    expect(endpoint.authorizations).toEqual([]);
  });
});
