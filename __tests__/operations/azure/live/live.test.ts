/** Questions to the live subscription, against a fake Azure over real HTTPS: what is made of each answer. */
import { AzureError } from '../../../../operations/azure/errors';
import { globalIds } from '../../../../operations/azure/global';
import { askLive, type LiveAnswer } from '../../../../operations/azure/live';
import { planId } from '../../../../operations/azure/live/plan';
import { type Patience, usualPatience } from '../../../../operations/azure/patience';
import { stampIds } from '../../../../operations/azure/stamp';
import type { RegionsFileInput } from '../../../../topology/file/schema';
import type { Topology } from '../../../../topology/topology';
import { type FakeAzure, fakeAzure } from '../../../support/fake-azure';
import { hastyPatience, signedIn } from '../../../support/fake-azure/client';
import { deployRegistry, replica } from '../../../support/fake-azure/container-registry';
import { putSecret } from '../../../support/fake-azure/key-vault';
import {
  type Act,
  cut,
  failing,
  forbidden,
  malformed,
  stall,
  throttled,
} from '../../../support/fake-azure/misbehaviour';
import { cosmosRegion, Offers, usage } from '../../../support/fake-azure/offers';
import { deployComplete, deployStamps } from '../../../support/fake-azure/stamps';
import { shippedTopology, THIRD, withSlot } from '../../../support/shipped-file';

const topology = shippedTopology(withSlot);
const [home] = topology.regions;
if (!home) throw new Error('the shipped file has regions');
const ids = globalIds(topology);
const stamp = stampIds(topology, home);
const plan = planId(topology, home);
const NOW = new Date('2026-11-25T00:00:00Z');
const patient: Patience = { ...hastyPatience, answer: usualPatience.answer };

let azure: FakeAzure;
let offers: Offers;
beforeAll(async () => {
  azure = await fakeAzure(topology.tenantId);
  offers = new Offers(azure);
});
beforeEach(() => {
  azure.reset();
  offers.offer(topology);
  azure.store.put(`/subscriptions/${topology.subscriptionId}/resourceGroups/of-somebody`);
});
afterAll(() => azure.close());

async function ask(about: Topology = topology, patience = patient): Promise<readonly LiveAnswer[]> {
  return askLive(await signedIn(azure, patience), about, NOW);
}

/** `verdict: found` of one row; of the home region where there are several. */
async function said(title: string, about = topology, region = 'westeurope'): Promise<string> {
  const answers = (await ask(about)).filter((answer) => answer.title === title);
  const one = answers.find((answer) => answer.about === region) ?? answers[0];
  if (!one) throw new Error(`no answer is titled ${title}`);
  return 'fix' in one
    ? `${one.verdict}: ${one.wrong}; found ${one.found}; ${one.fix}`
    : `${one.verdict}: ${one.found}`;
}

const rows = (answers: readonly LiveAnswer[]) =>
  answers.map(({ verdict, title, about, found }) => [verdict, title, about, found].join(' | '));

test('before anything is created', async () => {
  const answers = await ask(shippedTopology(() => ({ deployed: 'none' })));
  expect(rows(answers)).toEqual([
    'fine | region, zones | westeurope | 3 zones',
    'fine | region, zones | swedencentral | 3 zones',
    'fine | region, zones | northeurope | 3 zones',
    'fine | App Service SKU | westeurope | P1v3 is offered',
    'fine | App Service SKU | swedencentral | P1v3 is offered',
    'fine | App Service quota | westeurope | P1v3 VMs: enough for 30 instances',
    'fine | App Service quota | swedencentral | P1v3 VMs: enough for 30 instances',
    'unknown | zones of the plan | westeurope | known only once the plan exists: check again after the deploy',
    'unknown | zones of the plan | swedencentral | known only once the plan exists: check again after the deploy',
    'fine | Cosmos DB region | westeurope | offered, with zones',
    'fine | Cosmos DB region | swedencentral | offered, with zones',
    'fine | name: Cosmos DB | cosno-contososhoes-prod | free',
    'fine | name: registry | crcontososhoesprod | free',
    'unknown | name: Front Door | fde-contososhoes-prod | known only once its resource group exists',
    'fine | name: key vault | kvcontososhoesprodwe | free',
    'fine | name: key vault | kvcontososhoesprodsdc | free',
    'fine | name: app | app-contososhoes-prod-we | free',
    'fine | name: app | app-contososhoes-prod-sdc | free',
    'unknown | registry replicas | crcontososhoesprod | known only once the registry exists: check again after the deploy',
    'unknown | image | contoso/api | whether the registry has it cannot be asked from outside: npm run image -- import',
    'note | secrets | westeurope | not deployed',
    'note | secrets | swedencentral | not deployed',
  ]);
});

test('of a system that runs', async () => {
  deployComplete(azure, topology);
  const registry = deployRegistry(azure, topology);
  azure.store.put(ids.group);
  azure.store.put(ids.frontDoorEndpoint);
  azure.store.put(ids.cosmosAccount, {
    properties: { locations: topology.regions.map(({ facts }) => ({ locationName: facts.displayName })) },
  });
  for (const region of topology.regions) {
    azure.store.put(planId(topology, region), {
      sku: { name: 'P1v3', capacity: region.instances.min },
      properties: { maximumNumberOfZones: 3, currentNumberOfZonesUtilized: 3 },
    });
  }
  azure.store.put(`${stamp.app}/config/web`, {
    properties: { linuxFxVersion: `DOCKER|${registry.split('/').at(-1)}.azurecr.io/${topology.api.image}` },
  });
  for (const name of ['cosno-contososhoes-prod', 'crcontososhoesprod', 'app-contososhoes-prod-we'])
    offers.taken.add(name);
  const answers = await ask();
  expect(rows(answers.filter(({ verdict }) => verdict !== 'fine'))).toEqual([
    'unknown | image | contoso/api | set to run it: westeurope app; whether the registry has it cannot be asked from outside: npm run image -- import',
  ]);
  expect(rows(answers)).toEqual(
    expect.arrayContaining([
      'fine | zones of the plan | westeurope | 3 of 3 zones in use',
      'fine | Cosmos DB region | westeurope | in the account',
      'fine | name: registry | crcontososhoesprod | exists, and is ours',
      'fine | registry replicas | crcontososhoesprod | ready in every region',
      'fine | secrets | westeurope | 1 resolved by app and slot',
    ]),
  );
});

test('nothing is changed by asking', async () => {
  deployComplete(azure, topology);
  deployRegistry(azure, topology);
  azure.store.put(ids.group);
  const before = JSON.stringify(azure.store.all());
  await ask();
  expect(JSON.stringify(azure.store.all())).toBe(before);
  expect(
    azure.asked.filter((line) => !/^(GET|HEAD) |^POST .*check(endpoint)?nameavailability$/i.test(line)),
  ).toEqual([]);
});

const found = (zones: number, used?: number) =>
  azure.store.put(plan, {
    sku: { name: 'P1v3', capacity: 18 },
    properties: { maximumNumberOfZones: zones, currentNumberOfZonesUtilized: used },
  });

test.each<[string, string, () => void]>([
  [
    'region, zones',
    'problem: is not offered to subscription 11111111-1111-4111-8111-111111111111; found 2 other regions; choose another region, or request access: https://learn.microsoft.com/troubleshoot/azure/general/region-access-request-process',
    () => offers.zones.delete('westeurope'),
  ],
  [
    'region, zones',
    'problem: has no zones for this subscription; found 0 of 3 zones; request zones from Azure support, or choose another region',
    () => offers.zones.set('westeurope', 0),
  ],
  [
    'region, zones',
    'note: has fewer zones than the capacity is planned with; found 2 of 3 zones; expect to lose more instances with one zone',
    () => offers.zones.set('westeurope', 2),
  ],
  [
    'App Service SKU',
    'problem: does not offer P1v3 on Linux; found PremiumV3 in 1 other regions; choose another sku, or another region',
    () => offers.tiers.set('PremiumV3', ['Sweden Central']),
  ],
  [
    'App Service quota',
    'problem: has too little quota for its minimum of 15 instances of P1v3; found P1v3 VMs: 10 instances; request more: https://aka.ms/antquotahelp',
    () => offers.usages.set('westeurope', [usage('Total VMs', 0, 100), usage('P1v3 VMs', 0, 10)]),
  ],
  [
    'App Service quota',
    'note: has too little quota to scale out to instances.max, 30 of P1v3; found PremiumV3 VMs: 20 instances; request more: https://aka.ms/antquotahelp',
    () => {
      found(3);
      offers.usages.set('westeurope', [usage('PremiumV3 VMs', 18, 20)]);
    },
  ],
  [
    'App Service quota',
    'unknown: Azure lists no quota for P1v3; see the portal: Quotas, App Service, P1v3 VMs',
    () => offers.usages.set('westeurope', [usage('P2v3 VMs', 0, 0), usage('WorkflowStandard VMs', 0, 0)]),
  ],
  [
    'zones of the plan',
    'problem: has its plan on a scale unit without zones; found 1 zone; retire the region and add it again: Azure may place its new resource group elsewhere',
    () => found(1),
  ],
  [
    'zones of the plan',
    'note: runs in one zone now; found 1 of 3 zones; check that its minimum of instances runs, and that the plan is zone redundant',
    () => found(3, 1),
  ],
  [
    'Cosmos DB region',
    'problem: does not offer Cosmos DB; found nothing; choose another region',
    () => offers.cosmos.delete('westeurope'),
  ],
  [
    'Cosmos DB region',
    'problem: does not allow this subscription to use Cosmos DB; found no access with zones; ask for access: https://aka.ms/cosmosdbquota, or choose another region',
    () => offers.cosmos.set('westeurope', cosmosRegion({ isSubscriptionRegionAccessAllowedForAz: false })),
  ],
  [
    'Cosmos DB region',
    'problem: has no availability zones for Cosmos DB; found no zones; choose another region',
    () => offers.cosmos.set('westeurope', cosmosRegion({ supportsAvailabilityZone: false })),
  ],
  [
    'Cosmos DB region',
    'problem: accepts no new Cosmos DB replica at the moment; found Initializing; try again later',
    () => offers.cosmos.set('westeurope', cosmosRegion({ status: 'Initializing' })),
  ],
  [
    'name: Cosmos DB',
    'problem: cannot use the name cosno-contososhoes-prod; found an account of another customer; set another suffix before anything is deployed; later, choose another region',
    () => offers.taken.add('cosno-contososhoes-prod'),
  ],
  [
    'name: registry',
    'problem: cannot use the name crcontososhoesprod; found The registry crcontososhoesprod is already in use.; set another suffix before anything is deployed; later, choose another region',
    () => offers.taken.add('crcontososhoesprod'),
  ],
  [
    'name: app',
    "problem: cannot use the name app-contososhoes-prod-we; found Hostname 'app-contososhoes-prod-we' already exists. Please select a different name.; set another suffix before anything is deployed; later, choose another region",
    () => offers.taken.add('app-contososhoes-prod-we'),
  ],
  [
    'name: Front Door',
    'problem: cannot use the name fde-contososhoes-prod; found The name is in use.; set another suffix before anything is deployed; later, choose another region',
    () => {
      azure.store.put(ids.group);
      offers.taken.add('fde-contososhoes-prod');
    },
  ],
  [
    'name: key vault',
    'note: has a deleted vault with this name; found deleted, kept until 2027-01-30; the deploy recovers the vault with its old secrets: set new values',
    () => offers.deletedVaults.push(deleted(stamp.vault)),
  ],
  [
    'name: key vault',
    'problem: cannot use the name kvcontososhoesprodwe; found deleted, kept until 2027-01-30, of rg-other; set another suffix before anything is deployed; later, choose another region',
    () => offers.deletedVaults.push(deleted(stamp.vault.replace(/rg-[\w-]+/, 'rg-other'))),
  ],
  [
    'registry replicas',
    'problem: have a registry replica that does not serve; found swedencentral: Failed; look at the replica in the portal: without it, instances there cannot start',
    () => setReplica('Ready', { provisioningState: 'Failed' }),
  ],
  [
    'registry replicas',
    'note: have a registry replica that is not ready; found swedencentral: Syncing; deploy global, and wait until the replica is ready',
    () => setReplica('Syncing'),
  ],
  [
    'registry replicas',
    'note: have a registry replica that is not ready; found swedencentral: none; deploy global, and wait until the replica is ready',
    () => azure.store.delete(`${deployRegistry(azure, topology)}/replications/swedencentral`),
  ],
])('%s: %s', async (title, expected, edit) => {
  edit();
  expect(await said(title)).toBe(expected);
});

const deleted = (vaultId: string) => ({
  name: vaultId.split('/').at(-1),
  properties: { vaultId, location: 'westeurope', scheduledPurgeDate: '2027-01-30T00:00:00Z' },
});

const setReplica = (state: string, properties?: object) => {
  const id = deployRegistry(azure, topology);
  azure.store.put(`${id}/replications/swedencentral`, replica('swedencentral', state, properties));
};

test('an image that is named by a tag', async () => {
  const tagged = shippedTopology(({ api }) => ({
    api: { ...api, image: 'contoso/api:v1', acceptImageTag: { reason: 'only for this trial' } },
  }));
  expect(rows(await ask(tagged))).toContainEqual(
    expect.stringMatching(/^unknown \| image \| contoso\/api:v1 \| /),
  );
});

test('every image that something is to run is asked about', async () => {
  const digest = 'ab'.repeat(32);
  const ahead = shippedTopology(
    ({ api, regions }) =>
      ({
        api: { ...api, candidate: `contoso/api@sha256:${digest}` },
        regions: {
          ...regions,
          swedencentral: { ...regions.swedencentral, image: `contoso/next@sha256:${digest}` },
        },
      }) as Partial<RegionsFileInput>,
  );
  const about = (await ask(ahead)).filter(({ title }) => title === 'image');
  expect(about.map(({ about, path }) => [about, path.join('.')])).toEqual([
    ['contoso/api', 'api.image'],
    ['candidate', 'api.candidate'],
    ['swedencentral', 'regions.swedencentral.image'],
  ]);
});

describe('a region and its secrets', () => {
  const standby = shippedTopology(({ regions }) => ({
    regions: { ...regions, [THIRD]: { state: 'standby', dataPriority: 2, addressSpace: '10.30.0.0/20' } },
  }));
  const more = 'for details: npm run secrets; to set one: npm run secrets -- set NAME';

  test('active, and a secret is missing', async () => {
    deployStamps(azure, topology);
    expect(await said('secrets')).toBe(
      `problem: cannot be active while its app lacks a secret; found third-party-api-key missing; ${more}`,
    );
  });

  test('active, and a reference is not resolved', async () => {
    deployComplete(azure, topology);
    azure.store.put(stamp.app, {
      ...azure.store.get(stamp.app),
      properties: { ...(azure.store.get(stamp.app)?.properties as object), denied: true },
    });
    azure.apps.fetch(stamp.app, azure.store);
    expect(await said('secrets')).toBe(
      `problem: cannot be active while its app lacks a secret; found third-party-api-key not resolved by app; ${more}`,
    );
  });

  test('active, and app and slot have an older value than the vault', async () => {
    deployComplete(azure, topology);
    putSecret(azure.store, `${stamp.vault}/secrets/third-party-api-key`, 'renewed');
    expect(await said('secrets')).toBe(
      `problem: cannot be active while its app lacks a secret; found third-party-api-key old in app and slot; ${more}`,
    );
  });

  test('active, and its slot is still to come', async () => {
    deployComplete(azure, shippedTopology());
    expect(await said('secrets')).toBe(
      `note: has a slot that lacks a secret; found third-party-api-key not resolved by slot; ${more}`,
    );
  });

  const unbuilt = 'has no stamp yet, so it has no secrets; found not deployed';

  test('active, and there is nothing: it would get traffic with the next deploy', async () => {
    expect(await said('secrets')).toBe(
      `problem: cannot be active while it has no stamp; found not deployed; deploy it on standby first and set its secrets; before the first deployment, write deployed: none`,
    );
  });

  test.each([
    ['before the first deployment', shippedTopology(() => ({ deployed: 'none' })), 'westeurope'],
    ['on standby', standby, THIRD],
  ])('there is nothing %s, which is as it should be', async (_, about, region) => {
    expect(await said('secrets', about, region)).toBe(`note: ${unbuilt}; after the deploy: ${more}`);
  });

  test('on standby it may lack one still', async () => {
    deployStamps(azure, standby);
    expect(await said('secrets', standby, THIRD)).toMatch(
      /^note: lacks a secret, so it cannot become active yet; /,
    );
  });
});

test.each(['cosmosAccountId', 'registryId'] as const)('%s is adopted, and not there', async (key) => {
  const type =
    key === 'registryId'
      ? 'Microsoft.ContainerRegistry/registries/oldcr'
      : 'Microsoft.DocumentDB/databaseAccounts/old-cosmos';
  const id = `/subscriptions/${topology.subscriptionId}/resourceGroups/legacy/providers/${type}`;
  const adopting = shippedTopology(() => ({ adopt: { [key]: id } }));
  const title = key === 'registryId' ? 'name: registry' : 'name: Cosmos DB';
  expect(await said(title, adopting)).toBe(
    'problem: is to be adopted, but does not exist; found nothing; correct its id',
  );
  azure.store.put(id);
  expect(await said(title, adopting)).toBe('fine: exists, and is ours');
});

describe('what cannot be asked leaves the rest', () => {
  test.each<[string, Act, string]>([
    [
      'a missing role',
      forbidden('Microsoft.Web/locations/usages/read'),
      'locations/westeurope/usages: the permission Microsoft.Web/locations/usages/read is missing on ',
    ],
    ['throttling', throttled(3600), 'locations/westeurope/usages: Azure asks to wait too long'],
    ['a lasting failure', failing(), 'locations/westeurope/usages: Azure has an internal error'],
    ['a cut connection', cut, 'locations/westeurope/usages: does not answer; found ECONNRESET'],
    ['silence', stall, 'locations/westeurope/usages: does not answer; found no answer in 1 s'],
    ['nonsense', malformed, 'locations/westeurope/usages: the answer is invalid'],
  ])('%s', async (_, act, why) => {
    azure.order('GET westeurope/usages', act, 100);
    const answers = await ask(topology, act === stall ? hastyPatience : patient);
    const unasked = answers.filter(({ verdict }) => verdict === 'unasked');
    expect(rows(unasked)).toEqual([
      expect.stringContaining(`unasked | App Service quota | westeurope | ${why}`),
    ]);
    expect(answers).toHaveLength(22);
  });

  test('one hiccup is not even noticed', async () => {
    for (const act of [throttled(0), failing(503), cut]) azure.order('GET westeurope/usages', act);
    azure.order('HEAD databaseAccountNames', throttled(0));
    expect((await ask()).filter(({ verdict }) => verdict === 'unasked')).toHaveLength(1);
  });

  test('but for a sign-in that is not taken: then nothing can be asked', async () => {
    azure.order(
      'GET ',
      () => ({
        status: 401,
        body: { error: { code: 'InvalidAuthenticationToken', message: 'Expired.' } },
      }),
      1000,
    );
    await expect(ask()).rejects.toThrow(AzureError);
  });
});
