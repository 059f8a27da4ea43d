/** One stamp behind its door, against servers on loopback that tell the truth, lie, stall, throttle and break off. */

import { globalIds } from '../../../../operations/azure/global';
import type { ResourceManager } from '../../../../operations/azure/resource-manager';
import { stampIds } from '../../../../operations/azure/stamp';
import { verifyStamp } from '../../../../operations/verify/stamp';
import { type StampInputs, usualWaits } from '../../../../operations/verify/stamp/inputs';
import type { Topology } from '../../../../topology/topology';
import { app, DIGEST, DOOR, Edge, pages, type Reply } from '../../../support/edge';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { hastyPatience, signedIn } from '../../../support/fake-azure/client';
import { replica } from '../../../support/fake-azure/container-registry';
import { failing, forbidden } from '../../../support/fake-azure/misbehaviour';
import { cosmosAccount, deployLinks, privateEndpoint } from '../../../support/fake-azure/stamp-links';
import { deployComplete } from '../../../support/fake-azure/stamps';
import {
  authority,
  certificate,
  type KeyPair,
  type WebServer,
  webServer,
} from '../../../support/https-server';
import { shippedTopology } from '../../../support/shipped-file';

const CANDIDATE = `contoso/api@sha256:${'c'.repeat(64)}`;
const topology = shippedTopology(({ api }) => ({ api: { ...api, candidate: CANDIDATE } }));
const region = topology.home;
const ids = globalIds(topology);
const stamp = stampIds(topology, region);
const MINUTE = 60_000;

let ca: KeyPair;
let pair: KeyPair;
let azure: FakeAzure;
let arm: ResourceManager;
let server: WebServer;
let edge: Edge;
let time: number;
let said: string[];

beforeAll(async () => {
  ca = await authority('Test authority');
  pair = await certificate(ca, DOOR);
  azure = await fakeAzure(topology.tenantId);
  arm = await signedIn(azure);
  server = await webServer(pair);
});
afterAll(() => Promise.all([azure.close(), server.close()]));
beforeEach(() => {
  azure.reset();
  deployComplete(azure, topology);
  deployLinks(azure, topology, DOOR);
  edge = new Edge();
  server.answer = edge.listener;
  server.present(pair);
  edge.order(edge.atDoor('slot'), app({ 'x-image-digest': 'c'.repeat(12) }));
  time = Date.parse('2026-12-02T09:00:00Z');
  said = [];
});

const inputs = (given: Partial<StampInputs> = {}): StampInputs => ({
  topology,
  region,
  targets: ['app'],
  door: { hostname: DOOR, server },
  appService: server,
  azure: arm,
  timeout: 2000,
  ca: ca.cert,
  waits: usualWaits,
  clock: {
    now: () => new Date(time),
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
  },
  signal: new AbortController().signal,
  say: (text) => said.push(text),
  ...given,
});

/** One line an observation, and its todo. */
async function told(given: Partial<StampInputs> = {}): Promise<readonly string[]> {
  const observations = await verifyStamp(inputs(given));
  return observations.map(
    ({ check, at, status, found, todo }) =>
      `${status} | ${check} | ${at}: ${found}${todo ? ` -> ${todo}` : ''}`,
  );
}
const of = (check: string, lines: readonly string[]) =>
  lines.filter((line) => line.includes(` | ${check} | `));

const WELL = [
  `ok | app | ${DOOR}/westeurope: 200 from West Europe, image ${DIGEST}, 5 times in a row`,
  `ok | sign-in | ${DOOR}/westeurope: GET /verify-without-a-token without a token answers 401`,
  'ok | direct | app-contososhoes-prod-we.azurewebsites.net: GET /health answers 403',
  'ok | direct | app-contososhoes-prod-we.scm.azurewebsites.net: GET / answers 403',
  'ok | secrets | kvcontososhoesprodwe, app: 1 resolved',
  'ok | endpoints | pep-contososhoes-prod-we-cosmos: approved',
  'ok | endpoints | pep-contososhoes-prod-we-registry: approved',
  'ok | endpoints | pep-contososhoes-prod-we-vault: approved',
  'ok | Cosmos DB | cosno-contososhoes-prod, westeurope: online, accepts reads and writes',
  'ok | registry | crcontososhoesprod, westeurope: Ready',
];

test('all is well', async () => {
  expect(await told()).toEqual(WELL);
  expect(said).toEqual([]);
});

test('the slot runs the candidate, and is looked at alone', async () => {
  expect((await told({ targets: ['slot'] })).slice(0, 5)).toEqual([
    `ok | slot | ${DOOR}/westeurope-staging: 200 from West Europe, image cccccccccccc, 5 times in a row`,
    `ok | sign-in | ${DOOR}/westeurope-staging: GET /verify-without-a-token without a token answers 401`,
    'ok | direct | app-contososhoes-prod-we-staging.azurewebsites.net: GET /health answers 403',
    'ok | direct | app-contososhoes-prod-we-staging.scm.azurewebsites.net: GET / answers 403',
    'ok | secrets | kvcontososhoesprodwe, slot: 1 resolved',
  ]);
});

test('both: each is judged for itself', async () => {
  edge.order(edge.atDoor('slot'), app());
  const lines = await told({ targets: ['app', 'slot'] });
  expect(of('app', lines)).toEqual(WELL.slice(0, 1));
  expect(of('slot', lines)).toEqual([
    expect.stringMatching(/^failed .* x-image-digest is \w+, and should be cccccccccccc -> /),
  ]);
});

test('a region that goes ahead runs its own image', async () => {
  const ahead: Topology = { ...topology, api: { ...topology.api, candidate: undefined } };
  edge.order(edge.atDoor(), app({ 'x-image-digest': 'a'.repeat(12) }));
  const lines = await told({
    topology: ahead,
    region: { ...region, image: `contoso/api@sha256:${'a'.repeat(64)}` },
  });
  expect(lines[0]).toMatch(/^ok \| app .*image aaaaaaaaaaaa/);
});

describe('it waits', () => {
  const start = () => time;

  test('for the edge, then for the app, and starts to count again', async () => {
    const began = start();
    edge.order(
      edge.atDoor(),
      pages.notFound,
      pages.badRequest,
      pages.starting,
      app(),
      app(),
      app({}, 503),
      app(),
    );
    expect((await told())[0]).toBe(WELL[0]);
    expect(said).toEqual([
      `${DOOR}/westeurope: Front Door answers 404 itself; trying again until 2026-12-02T09:45Z`,
      `${DOOR}/westeurope: Front Door answers 400 itself; trying again until 2026-12-02T09:45Z`,
      `${DOOR}/westeurope: answers 503 without x-region: App Service, or an app that does not keep docs/app-contract.md; trying again until 2026-12-02T09:10Z`,
      `${DOOR}/westeurope: answers 503; trying again until 2026-12-02T09:10Z`,
    ]);
    expect(time - began).toBe(4 * usualWaits.look + 6 * usualWaits.between);
  });

  const endless: readonly [string, Reply, string, number][] = [
    ['not yet at the edge', pages.notFound, 'not yet | app', 45],
    ['the image has no health path', pages.noSuchPath, 'failed | app', 10],
    ['nothing behind Front Door', pages.unavailable, 'failed | app', 10],
    ['the app is stopped', pages.stopped, 'the app is stopped', 10],
    ['the app is bad', app({}, 503), 'failed | app', 10],
    ['the image is not the one', app({ 'x-image-digest': 'ffffffffffff' }), 'failed | app', 10],
    ['throttled', pages.limited, 'no answer | app', 10],
    ['cut', { status: 200, act: 'cut' }, 'no answer | app', 10],
    ['broken off', { ...app(), body: 'half', act: 'cut within' }, 'no answer | app', 10],
    ['blocked by the firewall', pages.blocked, 'failed | app', 0],
  ];
  test.each(endless)('no longer than it makes sense: %s', async (_, reply, line, minutes) => {
    const began = start();
    edge.order(edge.atDoor(), reply);
    const [first, second] = await told({ waits: { ...usualWaits, look: MINUTE } });
    expect(first).toContain(line);
    expect(second).toContain('| direct |');
    expect((time - began) / MINUTE).toBe(minutes);
  });

  test('never for one that goes up and down', async () => {
    edge.order(edge.atDoor(), ...Array.from({ length: 500 }, (_, i) => (i % 4 === 3 ? app({}, 503) : app())));
    expect((await told())[0]).toContain('failed | app');
  });

  test('not at all, when nothing is to be waited for', async () => {
    edge.order(edge.atDoor(), pages.notFound);
    await told({ waits: { ...usualWaits, edge: 0, app: 0 } });
    expect(edge.asked.filter((place) => place === edge.atDoor())).toHaveLength(1);
  });

  test('in bounded time for a server that stalls', async () => {
    edge.order(edge.atDoor(), { status: 200, act: 'stall' });
    const [first] = await told({ timeout: 100, waits: { ...usualWaits, edge: 0, app: 0 } });
    expect(first).toContain(`no answer | app | ${DOOR}/westeurope: no answer in 0.1 s`);
  });

  test('until it is interrupted', async () => {
    edge.order(edge.atDoor(), pages.notFound);
    const controller = new AbortController();
    const looking = verifyStamp(
      inputs({
        signal: controller.signal,
        clock: {
          now: () => new Date(time),
          sleep: () => new Promise(() => controller.abort(new Error('stop'))),
        },
      }),
    );
    await expect(looking).rejects.toThrow('stop');
  });
});

test('a certificate for another name is not yet the edge', async () => {
  server.present(await certificate(ca, '*.azureedge.net'));
  const [first] = await told({ waits: { ...usualWaits, edge: 0 } });
  expect(first).toContain('not yet | app');
});

describe('what must be closed', () => {
  test.each<[string, string, Reply, string]>([
    [
      'a path without a token',
      'westeurope/verify',
      app(),
      'failed | sign-in | .* answers 200 -> it must answer 401',
    ],
    [
      'a path that another edge server does not know',
      'westeurope/verify',
      pages.notFound,
      'not yet | sign-in | .* answers 404, from Front Door itself -> ',
    ],
    [
      'a path, asked too often',
      'westeurope/verify',
      pages.limited,
      'no answer | sign-in | .*: too many requests -> ',
    ],
    [
      'a path without a token, blocked',
      'westeurope/verify',
      pages.blocked,
      'failed | sign-in | .* answers 403',
    ],
    [
      'the app',
      'we.azurewebsites.net',
      app(),
      'failed | direct | app-.*-we.azure.* answers 200, but must refuse',
    ],
    [
      'its SCM site',
      'we.scm.',
      pages.signIn,
      'failed | direct | .*scm.* answers 401, but must refuse with 403',
    ],
    [
      'a site of an app that is stopped',
      'we.azurewebsites.net',
      pages.stopped,
      'no answer | direct | app-.*-we.azure.* answers 403: the app is stopped',
    ],
    [
      'a site that refuses for another reason',
      'we.azurewebsites.net',
      { status: 403 },
      'no answer | direct | app-.*-we.azure.* answers 403, but not because of its access restrictions',
    ],
    [
      'a site that is not there',
      'we.scm.',
      { status: 404 },
      'no answer | direct | .*scm.* 404: is it deployed',
    ],
    [
      'a site that hangs up',
      'we.scm.',
      { status: 200, act: 'cut' },
      'no answer | direct | .*scm.*: connection reset',
    ],
  ])('%s', async (_, part, reply, line) => {
    edge.order(part, reply);
    const lines = await told();
    expect(lines.filter((one) => !one.startsWith('ok'))).toEqual([
      expect.stringMatching(line.replaceAll(' | ', ' \\| ')),
    ]);
  });
});

describe('what only Azure tells', () => {
  const broken: readonly [string, () => void, string][] = [
    [
      'a secret that the app has not',
      () => azure.store.delete(`${stamp.vault}/secrets/third-party-api-key`),
      'failed | secrets | kvcontososhoesprodwe, app: not resolved: third-party-api-key -> for details: npm run secrets; to',
    ],
    [
      'an endpoint that waits for approval',
      () =>
        azure.store.put(
          String(stamp.privateEndpoints[0]),
          privateEndpoint('Pending', 'manualPrivateLinkServiceConnections'),
        ),
      'failed | endpoints | pep-contososhoes-prod-we-cosmos: Pending -> deploy the stamp, or approve the',
    ],
    [
      'an endpoint that is not there',
      () => azure.store.delete(String(stamp.privateEndpoints[2])),
      'failed | endpoints | pep-contososhoes-prod-we-vault: does not exist -> ',
    ],
    [
      'a replica of data that is being made',
      () =>
        azure.store.put(
          ids.cosmosAccount,
          cosmosAccount(topology.regions, { westeurope: { state: 'Creating' } }),
        ),
      'not yet | Cosmos DB | cosno-contososhoes-prod, westeurope: Creating -> wait: the',
    ],
    [
      'a replica of data that failed',
      () =>
        azure.store.put(
          ids.cosmosAccount,
          cosmosAccount(topology.regions, { westeurope: { state: 'Failed' } }),
        ),
      'failed | Cosmos DB | cosno-contososhoes-prod, westeurope: Failed -> deploy global',
    ],
    [
      'a replica of data that was taken out of service',
      () =>
        azure.store.put(
          ids.cosmosAccount,
          cosmosAccount(topology.regions, { westeurope: { written: false } }),
        ),
      'failed | Cosmos DB | cosno-contososhoes-prod, westeurope: accepts no writes -> deploy global;',
    ],
    [
      'no replica of data',
      () => azure.store.put(ids.cosmosAccount, cosmosAccount([])),
      'failed | Cosmos DB | cosno-contososhoes-prod, westeurope: has no replica -> deploy global',
    ],
    [
      'no account',
      () => azure.store.delete(ids.cosmosAccount),
      'failed | Cosmos DB | cosno-contososhoes-prod, westeurope: the account does not exist -> deploy global',
    ],
    [
      'a registry replica that follows',
      () => azure.store.put(`${ids.registry}/replications/westeurope`, replica('West Europe', 'Syncing')),
      'not yet | registry | crcontososhoesprod, westeurope: Syncing -> wait',
    ],
    [
      'no registry replica',
      () => azure.store.delete(`${ids.registry}/replications/westeurope`),
      'failed | registry | crcontososhoesprod, westeurope: none -> deploy global',
    ],
    [
      'a question that is refused',
      () => azure.order('GET /privateEndpoints/', forbidden('Microsoft.Network/privateEndpoints/read'), 9),
      'no answer | endpoints | Azure: ',
    ],
    [
      'a question that fails',
      () => azure.order('GET /databaseAccounts/', failing(), 9),
      'no answer | Cosmos DB | Azure: ',
    ],
  ];
  test.each(broken)('%s', async (_, breaks, line) => {
    breaks();
    const lines = (await told()).filter((one) => !one.startsWith('ok'));
    expect(lines).toEqual([expect.stringContaining(line)]);
  });

  test('nobody is signed in: it is said, and nothing of it is taken for good', async () => {
    const stranger = { ...azure, authority: { ...azure.authority, issue: () => 'of nobody' } };
    const lines = await told({ azure: await signedIn(stranger as unknown as FakeAzure, hastyPatience) });
    expect(lines).toEqual([
      ...WELL.slice(0, 4),
      expect.stringMatching(
        /^no answer \| Azure \| secrets, private endpoints, replicas: not asked: .* -> sign in to Azure/,
      ),
    ]);
  });
});
