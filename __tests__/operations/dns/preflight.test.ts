import type { Answer, Question } from 'dns-packet';
import type { Inputs, Servers } from '../../../operations/dns/inputs';
import { preflight } from '../../../operations/dns/preflight';
import type { Observation } from '../../../operations/probe/observation';
import type { DnsSection } from '../../../topology/file/schema-dns';
import { type DnsServer, dnsServer, type Handler, type Response } from '../../support/dns-server';
import { silentWebServer, type WebServer, webServer } from '../../support/https-server';
import { AZURE, Migration, type TestCertificates, testCertificates } from '../../support/migration';

const HOST = 'api.contososhoes.com';
const hasty = { timeout: 60, tries: 2 };

let pairs: TestCertificates;
let scene: Migration;
const closing: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  pairs = await testCertificates();
  scene = await Migration.begin('azure', pairs);
});
afterEach(async () => {
  await Promise.all(closing.splice(0).map((server) => server.close()));
});
afterAll(() => scene.end());

async function dns(handler: Handler): Promise<DnsServer> {
  const server = await dnsServer(handler);
  closing.push(server);
  return server;
}
async function web(pair: TestCertificates['good'], status = 200): Promise<WebServer> {
  const server = await webServer(pair);
  server.status = status;
  closing.push(server);
  return server;
}

/** What is not ok, with ports as `*`, when these servers stand in and the file says that. */
async function wrong(
  servers: Partial<Servers>,
  inputs: Partial<Inputs> = {},
  section: Partial<DnsSection> = {},
) {
  const usual = scene.inputs();
  const topology = { ...usual.topology, dns: { ...usual.topology.dns, ...section } };
  const observations = await preflight({
    ...usual,
    ...inputs,
    topology,
    servers: { ...usual.servers, ...servers },
  });
  return observations.filter(({ status }) => status !== 'ok').map(shown);
}
const shown = ({ check, at, status, found, todo }: Observation): string =>
  `${check} ${status}: ${at.replace(/:\d+$/, ':*')}: ${found}${todo ? ` -> ${todo}` : ''}`;

/** The third of Azure's servers, answering otherwise. */
async function third(
  change: (response: Response | undefined, name: string, type: string) => Response | undefined,
) {
  const [one, two, healthy, four] = AZURE.map((name) => scene.server(name));
  if (!one || !two || !healthy || !four) throw new Error('four servers');
  const odd = await dns(async (question, transport) =>
    change(await healthy.handler(question, transport), question.name, question.type),
  );
  return { azure: [one, two, odd, four] };
}

test('all is well', async () => {
  expect(await wrong({})).toEqual([]);
});

describe('one name server of four', () => {
  test.each<[string, Parameters<typeof third>[0], string]>([
    [
      'is silent',
      () => undefined,
      'records no answer: 127.0.0.1:*: no answer in 0.12 s -> try again; if it lasts, look for the cause',
    ],
    [
      'refuses',
      () => ({ rcode: 'REFUSED', authoritative: false }),
      'records failed: 127.0.0.1:*: REFUSED for contososhoes.com A -> this server does not serve contososhoes.com: correct the list of name servers',
    ],
    [
      'answers without authority',
      (response) => ({ ...response, authoritative: false }),
      'records failed: 127.0.0.1:*: NOERROR, not authoritative for contososhoes.com A -> this server does not serve contososhoes.com: correct the list of name servers',
    ],
    [
      'lies',
      (response, name, type) =>
        name === 'mail.contososhoes.com' && type === 'A'
          ? { answers: [{ type: 'A', name, ttl: 3600, data: '198.51.100.1' }] }
          : response,
      'records failed: 127.0.0.1:*: mail.contososhoes.com A: expected 203.0.113.25, found 198.51.100.1 -> deploy dns-migration',
    ],
    [
      'lacks a set',
      (response, _, type) => (type === 'MX' ? {} : response),
      'records failed: 127.0.0.1:*: contososhoes.com MX: missing, expected 10 mail.contososhoes.com -> deploy dns-migration',
    ],
    [
      'has a set that the file lacks',
      (response, name, type) =>
        type === 'AAAA' && name === 'contososhoes.com'
          ? { answers: [{ type, name, ttl: 3600, data: '2001:db8::7' }] }
          : response,
      'records failed: 127.0.0.1:*: contososhoes.com AAAA: not in regions.yaml, found 2001:db8::7 -> deploy dns-migration',
    ],
    [
      'has another TTL',
      (response, name, type) =>
        type === 'TXT' && name === 'contososhoes.com'
          ? { answers: (response?.answers ?? []).map((answer) => ({ ...answer, ttl: 60 }) as Answer) }
          : response,
      'records failed: 127.0.0.1:*: contososhoes.com TXT: expected TTL 3600, found 60 -> deploy dns-migration',
    ],
    [
      'keeps the API’s name too long',
      (response, name, type) =>
        type === 'CNAME' && name === HOST
          ? { answers: (response?.answers ?? []).map((answer) => ({ ...answer, ttl: 3600 }) as Answer) }
          : response,
      `records failed: 127.0.0.1:*: ${HOST} CNAME: expected TTL 300, found 3600 -> deploy dns-migration`,
    ],
    [
      'lacks the validation record',
      (response, name) => (name === `_dnsauth.${HOST}` ? { rcode: 'NXDOMAIN' } : response),
      `validation not yet: 127.0.0.1:*: no TXT _dnsauth.${HOST} -> deploy dns-migration`,
    ],
    [
      'has an old validation record',
      (response, name) =>
        name === `_dnsauth.${HOST}` ? { answers: [{ type: 'TXT', name, ttl: 3600, data: 'old' }] } : response,
      `validation failed: 127.0.0.1:*: TXT _dnsauth.${HOST} "old" -> it must be token-of-front-door: deploy dns-migration`,
    ],
    [
      'lacks the proof for App Service',
      (response, name) => (name === `asuid.${HOST}` ? { rcode: 'NXDOMAIN' } : response),
      `validation not yet: 127.0.0.1:*: no TXT asuid.${HOST} -> deploy dns-migration`,
    ],
  ])('%s', async (name, change, line) => {
    expect(await wrong(await third(change), name === 'is silent' ? { patience: hasty } : {})).toContain(line);
  });

  test('cuts its answers: they are asked for by TCP', async () => {
    expect(await wrong(await third((response) => ({ ...response, truncated: true })))).toEqual([]);
  });
});

test('the registrar keeps the old answer longer than the file says', async () => {
  expect(await wrong({}, {}, { legacy: { ...scene.dns.legacy, ttl: 3600 } })).toEqual([
    ...Array(2).fill(
      `records failed: 127.0.0.1:*: ${HOST} CNAME: expected TTL at most 3600 (dns.legacy.ttl), found 172800 -> make the registrar and regions.yaml agree: npm run dns -- import ZONEFILE`,
    ),
  ]);
});

test('hosting registrar: the proof for App Service is asked for there, to the end', async () => {
  const registrar = await dns(({ name, type }) =>
    name === `asuid.${HOST}` && type === 'TXT' ? { answers: [{ type, name, ttl: 3600, data: 'old' }] } : {},
  );
  const lines = await wrong(
    { registrar: [registrar] },
    {},
    { hosting: 'registrar', phase: 'complete', cutoverAt: '2026-01-01T00:00:00Z' },
  );
  expect(lines.filter((line) => line.startsWith('validation'))).toEqual([
    `validation failed: 127.0.0.1:*: TXT asuid.${HOST} "old" -> it must be id-of-subscription: create it at the registrar`,
  ]);
});

describe('the registrar says of its own name servers that they may be kept', () => {
  const line =
    'delegation failed: 127.0.0.1:*: resolvers may keep the name servers for 3d -> the waits assume 2d: before the switch, lower the TTL of the NS records to that and wait until the old TTL is over';
  const apex = (ttl: number) =>
    dns(({ name, type }) => ({
      answers: type === 'NS' ? [{ type, name, ttl, data: 'ns1.registrar.example' }] : [],
    }));
  const lines = async (ttl: number, section: Partial<DnsSection> = {}) =>
    (await wrong({ registrar: [await apex(ttl)] }, {}, section)).filter((one) =>
      one.startsWith('delegation'),
    );

  test('longer than the parent zone does: the waits would be too short', async () => {
    expect(await lines(259_200)).toEqual([line]);
  });

  test('as long', async () => {
    expect(await lines(172_800)).toEqual([]);
  });

  test('and the zone stays there', async () => {
    expect(await lines(259_200, { hosting: 'registrar' })).toEqual([]);
  });
});

describe('the parent zone', () => {
  const delegating =
    (...names: string[]): Handler =>
    ({ name, type }) => ({
      authoritative: false,
      authorities: type === 'NS' ? names.map((data) => ({ type: 'NS', name, ttl: 172_800, data })) : [],
    });
  const parent = async (handler: Handler) => ({ parent: [await dns(handler)] });
  const azure = AZURE.join(', ');

  test.each<[string, Handler, Partial<DnsSection>, string]>([
    [
      'names nobody',
      () => ({ rcode: 'NXDOMAIN' }),
      {},
      'delegation failed: 127.0.0.1:*: no delegation -> check the registration of contososhoes.com at the registrar',
    ],
    [
      'names nobody: that is no word about DS',
      () => ({ rcode: 'NXDOMAIN' }),
      {},
      'DS no answer: 127.0.0.1:*: contososhoes.com does not exist -> try again; if it lasts, look for the cause',
    ],
    [
      'refuses',
      () => ({ rcode: 'REFUSED' }),
      {},
      'delegation no answer: 127.0.0.1:*: answers REFUSED -> try again; if it lasts, look for the cause',
    ],
    [
      'names Azure already',
      delegating(...AZURE),
      {},
      `delegation not yet: 127.0.0.1:*: ${azure} -> these are Azure’s: write the current time to dns.delegatedAt`,
    ],
    [
      'names both',
      delegating('ns1.registrar.example', AZURE[0] ?? ''),
      {},
      `delegation failed: 127.0.0.1:*: ns1-01.azure-dns.com, ns1.registrar.example -> at the registrar, enter either all of Azure’s servers or none`,
    ],
    [
      'names three of four',
      delegating(...AZURE.slice(1)),
      { delegatedAt: '2026-01-01T00:00:00Z' },
      `delegation failed: 127.0.0.1:*: ${AZURE.slice(1).join(', ')} -> at the registrar, enter exactly ${azure}; then write dns.delegatedAt again`,
    ],
    [
      'names others than preflight asks',
      delegating('ns9.registrar.example'),
      {
        legacy: {
          hostname: 'apicontososhoes.azurewebsites.net',
          ttl: 172_800,
          nameServers: ['ns1.registrar.example'],
        },
      },
      'delegation failed: 127.0.0.1:*: ns9.registrar.example -> correct dns.legacy.nameServers: preflight asks the wrong servers',
    ],
  ])('%s', async (_, handler, section, line) => {
    expect(await wrong(await parent(handler), {}, section)).toContain(line);
  });

  test('holds a DS record, and so does a resolver', async () => {
    const signed: Handler = ({ name, type }) =>
      type === 'DS'
        ? {
            answers: [
              {
                type: 'DS',
                name,
                ttl: 7200,
                data: { keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.alloc(32) },
              },
            ],
          }
        : delegating('ns1.registrar.example')({ name, type }, 'udp');
    const lines = await wrong({ ...(await parent(signed)), resolvers: [await dns(signed)] });
    expect(lines).toContain(
      'DS failed: 127.0.0.1:*: a DS record, TTL 2h -> remove it at the registrar, then wait for its TTL',
    );
    expect(lines).toContain(
      'DS not yet: 127.0.0.1:*: has a DS record cached for another 2h -> wait until it has expired before you change the name servers',
    );
  });
});

describe('CAA', () => {
  const resolver =
    (sets: Readonly<Record<string, { tag: 'issue' | 'iodef' | 'issuewild'; value: string }[]>>): Handler =>
    ({ name, type }) =>
      type === 'CAA'
        ? {
            answers: (sets[name] ?? []).map((data) => ({
              type: 'CAA',
              name,
              ttl: 60,
              data: { flags: 0, ...data },
            })),
          }
        : {
            answers:
              type === 'A'
                ? [{ type: 'CNAME', name, ttl: 60, data: 'apicontososhoes.azurewebsites.net' }]
                : [],
          };

  test.each([
    ['none', {}, []],
    ['only who to write to', { 'contososhoes.com': [{ tag: 'iodef', value: 'mailto:a@b.example' }] }, []],
    [
      'with parameters',
      { 'contososhoes.com': [{ tag: 'issue', value: 'digicert.com; cansignhttpexchanges=yes' }] },
      [],
    ],
    [
      'another authority',
      { 'contososhoes.com': [{ tag: 'issue', value: 'letsencrypt.org' }] },
      [
        'CAA failed: 127.0.0.1:*: at contososhoes.com: letsencrypt.org -> add CAA 0 issue "digicert.com" at contososhoes.com',
      ],
    ],
    [
      'nobody, at the name itself',
      {
        [HOST]: [{ tag: 'issue', value: ';' }],
        'contososhoes.com': [{ tag: 'issue', value: 'digicert.com' }],
      },
      [
        `CAA failed: 127.0.0.1:*: at ${HOST}: nobody -> add CAA 0 issue "digicert.com" at ${HOST} or remove the set there`,
      ],
    ],
  ] as const)('%s', async (_, sets, lines) => {
    expect(await wrong({ resolvers: [await dns(resolver(sets as never))] })).toEqual(lines);
  });

  test('a silent resolver is passed over', async () => {
    const resolvers = [await dns(() => undefined), await dns(resolver({}))];
    const lines = await wrong({ resolvers }, { patience: { timeout: 400, tries: 1 } });
    expect(lines.filter((line) => line.startsWith('CAA'))).toEqual([]);
  });

  test.each<[string, Handler, string]>([
    ['refuses', () => ({ rcode: 'SERVFAIL' }), 'answers SERVFAIL'],
    ['is silent', () => undefined, 'no answer in 0.4 s'],
    [
      'has no such zone',
      ({ type }) => (type === 'CAA' ? { rcode: 'NXDOMAIN' } : undefined),
      'contososhoes.com does not exist',
    ],
  ])('the one resolver %s', async (_, handler, why) => {
    const resolvers = [await dns(handler)];
    expect(await wrong({ resolvers }, { patience: { timeout: 400, tries: 1 } })).toContain(
      `CAA no answer: 127.0.0.1:*: ${why} -> try again; if it lasts, look for the cause`,
    );
  });
});

describe('Front Door', () => {
  const again = 'try again; if it lasts, look for the cause';
  const unsent = (why: string) =>
    `call no answer: 127.0.0.1:*: its certificate ${why}, so nothing was sent -> ${again}`;
  const issued = 'wait: Front Door issues it within an hour of validation';
  test.each([
    [
      'has no certificate for the name yet',
      'foreign',
      `certificate not yet: 127.0.0.1:*: is for another name; for *.azurefd.net, until DATE -> ${issued}`,
      unsent('is for another name'),
    ],
    [
      'presents an expired one',
      'expired',
      `certificate failed: 127.0.0.1:*: has expired; for ${HOST}, until DATE -> look at the custom domain in the Front Door profile`,
      unsent('has expired'),
    ],
  ] as const)('%s', async (_, pair, ...expected) => {
    const lines = await wrong({ endpoint: await web(pairs[pair]) });
    expect(lines.map((one) => one.replace(/\d{4}-[\dT:.-]+Z/, 'DATE'))).toEqual(expected);
  });

  test('presents one of an authority that nobody trusts', async () => {
    const stranger = await testCertificates('Another authority');
    const lines = await wrong({ endpoint: await web(stranger.good) });
    expect(lines).toEqual([
      expect.stringMatching(/^certificate failed: 127\.0\.0\.1:\*: is from an untrusted authority;/),
      unsent('is from an untrusted authority'),
    ]);
  });

  test('has no healthy origin', async () => {
    expect(await wrong({ endpoint: await web(pairs.good, 503) })).toEqual([
      `health failed: 127.0.0.1:*: GET /health answers 503 -> it must answer 200: look at the route of ${HOST} and the health of the origins`,
      'call failed: 127.0.0.1:*: GET /orders/1 with a token answers 503 -> it must answer 2xx: use a path and a token that the legacy app answers with 2xx',
    ]);
  });

  test('is asked by name before DNS points there', async () => {
    const endpoint = await web(pairs.good);
    await wrong({ endpoint });
    expect(new Set(endpoint.serverNames)).toEqual(new Set([HOST]));
    expect(new Set(endpoint.hosts)).toEqual(new Set([HOST]));
  });

  test('says nothing', async () => {
    const endpoint = await silentWebServer();
    closing.push(endpoint);
    expect(await wrong({ endpoint }, { patience: { timeout: 100, tries: 2 } })).toContain(
      'certificate no answer: 127.0.0.1:*: no answer in 0.3 s -> try again; if it lasts, look for the cause',
    );
  });

  test('says nothing after the handshake', async () => {
    const endpoint = await web(pairs.good, 0);
    expect(await wrong({ endpoint }, { patience: { timeout: 300, tries: 2 } })).toContain(
      'health no answer: 127.0.0.1:*: no answer in 0.9 s -> try again; if it lasts, look for the cause',
    );
  });

  test('answers, and the rest of the answer does not come: its status is known', async () => {
    const endpoint = await web(pairs.good);
    endpoint.answer = (_, response) => {
      response.writeHead(503, { 'content-length': '100' }).write('{');
    };
    expect(await wrong({ endpoint }, { patience: { timeout: 300, tries: 2 } })).toContain(
      `health failed: 127.0.0.1:*: GET /health answers 503 -> it must answer 200: look at the route of ${HOST} and the health of the origins`,
    );
  });

  test('listens nowhere', async () => {
    const gone = await webServer(pairs.good);
    await gone.close();
    expect(await wrong({ endpoint: gone })).toEqual([
      `certificate no answer: 127.0.0.1:*: nothing listens there -> ${again}`,
      `call no answer: 127.0.0.1:*: nothing listens there -> ${again}`,
    ]);
  });
});

describe('the legacy app', () => {
  test.each([
    [
      'is locked',
      'good',
      403,
      `legacy failed: 127.0.0.1:*: GET /health answers 403 -> clients with the old answer need it: keep it available until the drain is over`,
    ],
    [
      'fails',
      'good',
      500,
      'legacy failed: 127.0.0.1:*: GET /health answers 500 -> clients with the old answer need it: keep it available until the drain is over',
    ],
    [
      'has an expired certificate',
      'expired',
      200,
      'legacy failed: 127.0.0.1:*: certificate has expired -> bind a valid certificate to the legacy app',
    ],
    [
      'has one that ends within the drain',
      'brief',
      200,
      'legacy failed: 127.0.0.1:*: certificate until DATE, needed until DATE -> renew it first: a managed certificate of App Service does not renew after the name has moved',
    ],
  ] as const)('%s', async (_, pair, status, line) => {
    const lines = await wrong({ legacy: await web(pairs[pair], status) });
    expect(lines.map((one) => one.replaceAll(/\d{4}-[\dT:.-]+Z/g, 'DATE'))).toEqual([line]);
  });

  test('asks who calls: it is open', async () => {
    expect(await wrong({ legacy: await web(pairs.good, 401) })).toEqual([]);
  });
});

describe('resolvers', () => {
  const answering =
    (data: string, ttl: number) =>
    ({ name, type }: Question): Response => ({
      answers: type === 'A' ? [{ type: 'CNAME', name, ttl, data }] : [],
    });
  const legacy = 'apicontososhoes.azurewebsites.net';
  const delegated = { delegatedAt: '2026-01-01T00:00:00Z' } as const;

  test.each<[string, Handler, Partial<DnsSection>, string[]]>([
    [
      'of a stranger',
      answering('evil.example', 60),
      {},
      [`resolvers failed: 127.0.0.1:*: evil.example -> it must be ${legacy}`],
    ],
    [
      'with the long TTL before the flip',
      answering(legacy, 90_000),
      delegated,
      [`resolvers not yet: 127.0.0.1:*: ${legacy} for another 1d 1h -> wait: it still has the old TTL`],
    ],
    ['with the short TTL before the flip', answering(legacy, 299), delegated, []],
    [
      'whose answer leads nowhere',
      (question) => ({ ...answering(legacy, 60)(question), rcode: 'NXDOMAIN' }),
      {},
      [`resolvers failed: 127.0.0.1:*: ${legacy}, NXDOMAIN -> it must be ${legacy}`],
    ],
    [
      'that cannot resolve',
      () => ({ rcode: 'SERVFAIL' }),
      {},
      [`resolvers failed: 127.0.0.1:*: no CNAME, SERVFAIL -> it must be ${legacy}`],
    ],
  ])('%s', async (_, handler, section, expected) => {
    const lines = await wrong({ resolvers: [await dns(handler)] }, {}, section);
    expect(lines.filter((line) => line.startsWith('resolvers'))).toEqual(expected);
  });
});

test('after the flip the resolvers cannot be judged without the name of the endpoint', async () => {
  const section = { phase: 'cutover', delegatedAt: '2026-01-01T00:00:00Z' } as const;
  const lines = await wrong({}, { endpointName: undefined }, section);
  expect(lines.filter((line) => line.startsWith('resolvers'))).toEqual([
    'resolvers no answer: public resolvers: the expected answer is unknown -> add --outputs or --endpoint',
  ]);
});

test('what is not deployed yet is named', async () => {
  const lines = await wrong(
    { azure: [], endpoint: undefined, registrar: [], parent: [] },
    { azureNames: [] },
  );
  expect(lines).toEqual([
    'delegation no answer: parent zone: its name servers are unknown -> name them with --parent HOST,...',
    'records not yet: Azure: its name servers are unknown -> deploy dns-migration, then add --outputs or --azure',
    'certificate not yet: Front Door: its endpoint is unknown -> deploy dns-migration, then add --outputs or --endpoint',
  ]);
});

test('nobody answers at all: the report comes in bounded time', async () => {
  const silent = await dns(() => undefined);
  const mute = await silentWebServer();
  closing.push(mute);
  const servers = {
    parent: [silent],
    registrar: [silent],
    azure: [silent],
    resolvers: [silent],
    endpoint: mute,
    legacy: mute,
  };
  const lines = await wrong(servers, { patience: hasty });
  expect(lines.every((line) => / no answer: /.test(line))).toBe(true);
  expect(new Set(lines.map((line) => line.split(' ')[0]))).toEqual(
    new Set([
      'delegation',
      'DS',
      'records',
      'CAA',
      'validation',
      'certificate',
      'call',
      'legacy',
      'resolvers',
    ]),
  );
  // One question of each kind and server, each tried twice: no server is asked on once it is silent.
  expect(silent.log.length).toBeLessThanOrEqual(2 * 11);
});
