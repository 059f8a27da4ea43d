import { formatFinding } from '../../../../topology/file/problem';
import { parseTopology, placeProblems, readRegions } from '../../../../topology/parse';
import { checkStep } from '../../../../topology/rules/step';
import { moreRegions } from '../../../support/more-regions';
import { type Edit, edited } from '../../../support/regions-file';

const entry = (name: string, state: string, priority: number, block: number, more = '') =>
  `${name}: { state: ${state}, dataPriority: ${priority}, addressSpace: 10.${block}.0.0/20${more} }`;
const uksouth = (state: string, priority = 2, more = '') => entry('uksouth', state, priority, 50, more);
const norwayeast = (state: string, priority = 3) => entry('norwayeast', state, priority, 60);

const small = (state: string, min: number, more = ''): Edit =>
  moreRegions(uksouth(state, 2, `, instances: { min: ${min}, max: 30 }${more}`));

const FRANCE = 'francecentral: { state: active, dataPriority: 1,';
const france = (state: string, priority = 1): Edit => [
  FRANCE,
  `francecentral: { state: ${state}, dataPriority: ${priority},`,
];

const SECRETS: Edit = ['cachedPaths: [/catalog/*]', 'cachedPaths: [/catalog/*]\n  secrets: { KEY: key }'];
const DATABASES =
  '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-old/providers/Microsoft.DocumentDB/databaseAccounts';
const adopted = (more: string): Edit => [
  'alerts:\n',
  `adopt: { cosmosAccountId: ${DATABASES}/old${more} }\nalerts:\n`,
];
const LEGACY = ', acceptLegacyAccess: { reason: until the name has moved }';
const moving = (phase: string): Edit => [
  'phase: prepare',
  `phase: ${phase}\n  delegatedAt: 2026-01-01T09:00:00Z\n  cutoverAt: 2026-01-09T09:00:00Z`,
];

const OBJECT = '77777777-7777-4777-8777-777777777777';
const adoptedApi = (objectId: string, tokenVersion = 1): Edit => [
  'alerts:\n',
  `adopt: { apiApplication: { objectId: ${objectId}, tokenVersion: ${tokenVersion} } }\nalerts:\n`,
];
const health = (path: string, other?: string): Edit => [
  'healthPath: /health\n',
  `healthPath: ${path}\n${other ? `  otherHealthPath: ${other}\n` : ''}`,
];
const own = (throughput: number): Edit => [
  'orders: { partitionKey: /customerId }',
  `orders: { partitionKey: /customerId, maxThroughput: ${throughput} }`,
];
const azurerm = (version: string): Edit => [
  'state: { backend: local }',
  `state: { backend: local }\nproviders: { azurerm: ${version} }`,
];

/** What the step between two texts is told: problems, then notes. */
function said(base: string, next: string): string[] {
  const { topology, findings } = readRegions(next, 'regions.yaml');
  if (!topology) throw new Error(findings.map(formatFinding).join('\n'));
  const { problems, notes } = checkStep({ base: parseTopology(base, 'base.yaml'), next: topology });
  return placeProblems([...problems, ...notes], next, 'regions.yaml').map(formatFinding);
}

/** Without what many steps are told beside it. */
const told = (base: string, next: string): string[] =>
  said(base, next).filter((line) => !line.endsWith('[APPS-TOGETHER-STEP]'));

const three = [moreRegions(uksouth('active'))];
const four = [moreRegions(uksouth('active'), norwayeast('active'))];

describe('steps that are safe', () => {
  test.each<[string, Edit[], Edit[]]>([
    ['nothing changes', [], []],
    ['a registration is adopted late, but before the cutover', [], [adoptedApi(OBJECT)]],
    ['a region comes as standby', [], [moreRegions(uksouth('standby'))]],
    ['azurerm goes on within 4', [azurerm('4.55.0')], [azurerm('4.81.0')]],
    ['azurerm goes back within 4', [azurerm('4.81.0')], [azurerm('4.55.0')]],
    ['a region warms up', [moreRegions(uksouth('standby'))], three],
    ['a region is drained', three, [moreRegions(uksouth('standby'))]],
    ['a region comes as a small standby', [], [small('standby', 3)]],
    ['a small standby grows', [small('standby', 3)], [small('standby', 4)]],
    ['a small standby that has grown serves', [small('standby', 4)], three],
    [
      'a small standby serves, and overload is accepted',
      [small('standby', 3)],
      [small('active', 3, ', acceptOverload: { reason: costs too much }')],
    ],
    [
      'a standby gets another sku',
      [moreRegions(uksouth('standby', 2, ', sku: P0v3'))],
      [moreRegions(uksouth('standby'))],
    ],
    ['a drained region shrinks', [small('standby', 6)], [small('standby', 3)]],
    [
      'a drained region that is last is retired',
      [moreRegions(uksouth('standby'))],
      [moreRegions(uksouth('retired'))],
    ],
    [
      'the home region is drained',
      three,
      [...three, ['northeurope: { state: active', 'northeurope: { state: standby']],
    ],
    [
      'a retired region may come back elsewhere',
      [moreRegions(uksouth('retired'))],
      [moreRegions(uksouth('retired').replace('10.50', '10.51'))],
    ],
    [
      'a replica was renumbered in Azure beforehand',
      [france('standby'), moreRegions(uksouth('active'), norwayeast('active'))].toReversed(),
      [
        moreRegions(
          uksouth('active', 1, ', renumbered: { from: 2, reason: az ran in the window }'),
          norwayeast('active', 2).replace(' }', ', renumbered: { from: 3, reason: az ran in the window } }'),
        ),
        france('retired'),
      ],
    ],
    [
      'a container gets a shorter time to live on purpose',
      [['/customerId }', '/customerId, timeToLive: 3d }']],
      [['/customerId }', '/customerId, timeToLive: 2d, shortened: { from: 3d, reason: exported before } }']],
    ],
    [
      'a container gets a longer time to live, another one is new',
      [['/customerId }', '/customerId, timeToLive: 1d }']],
      [['/customerId }', '/customerId, timeToLive: 2d }\n    cart: { partitionKey: /id, timeToLive: 1h }']],
    ],
    ['a region gets a bigger sku', [], [['10.40.0.0/20 }', '10.40.0.0/20, sku: P2v3 }']]],
    [
      'smaller instances, and what they sustain',
      [],
      [
        ['10.40.0.0/20 }', '10.40.0.0/20, sku: P0v3 }'],
        ['PerInstance: 100', 'PerInstance: 50'],
      ],
    ],
    [
      'smaller instances, and their overload is accepted',
      [],
      [['10.40.0.0/20 }', '10.40.0.0/20, sku: P0v3, acceptOverload: { reason: costs too much } }']],
    ],
    [
      'a region comes as standby, where the app has secrets',
      [SECRETS],
      [SECRETS, moreRegions(uksouth('standby'))],
    ],
    [
      'a region with its secrets becomes active',
      [SECRETS, moreRegions(uksouth('standby'))],
      [SECRETS, ...three],
    ],
    [
      'a restore takes the place of the deployed account',
      [],
      [
        adopted(
          ', cosmosContainers: [orders], restored: { from: cosno-shop-test, reason: deleted by mistake }',
        ),
      ],
    ],
    [
      'a restore takes the place of an adopted account',
      [adopted(', cosmosContainers: [orders]')],
      [
        [
          'alerts:\n',
          `adopt: { cosmosAccountId: ${DATABASES}/new, cosmosContainers: [orders], restored: { from: old, reason: deleted by mistake } }\nalerts:\n`,
        ],
      ],
    ],
    [
      'one more container is adopted',
      [adopted(', cosmosContainers: [orders]')],
      [
        adopted(', cosmosContainers: [cart, orders]'),
        ['/customerId }', '/customerId }\n    cart: { partitionKey: /id }'],
      ],
    ],
    [
      'the legacy app is no longer called',
      [adopted(LEGACY), moving('cutover')],
      [adopted(''), moving('complete')],
    ],
    ['the next health path is opened', [], [health('/health', '/healthz')]],
    ['the two paths are exchanged', [health('/health', '/healthz')], [health('/healthz', '/health')]],
    ['and exchanged back', [health('/healthz', '/health')], [health('/health', '/healthz')]],
    ['the old health path is closed', [health('/healthz', '/health')], [health('/healthz')]],
    ['the other path was not needed after all', [health('/health', '/healthz')], []],
    ['a container gets more throughput of its own', [own(4000)], [own(5000)]],
    [
      'a new container has throughput of its own',
      [],
      [['/customerId }', '/customerId }\n    cart: { partitionKey: /id, maxThroughput: 1000 }']],
    ],
    [
      'in an adopted database each container has its own in any case',
      [adopted(', cosmosContainers: []')],
      [adopted(', cosmosContainers: []'), own(4000)],
    ],
    [
      'the adopted registration asks for tokens of the other version',
      [adoptedApi(OBJECT, 1)],
      [adoptedApi(OBJECT, 2)],
    ],
    ['the zone moves to Azure', [['hosting: azure', 'hosting: registrar']], []],
  ])('%s', (_, base, next) => {
    expect(told(edited(...base), edited(...next))).toEqual([]);
  });
});

describe('steps that are refused', () => {
  test.each<[string, Edit[], Edit[], string[]]>([
    [
      'an active region is retired',
      three,
      [moreRegions(uksouth('retired'))],
      [
        'regions.yaml:20:21 regions.uksouth.state: removes uksouth while it is active; found "retired"; write uksouth: { state: standby, ... } and apply, wait until its requests have stopped, then write retired [REGION-DRAIN-FIRST]',
      ],
    ],
    [
      'the line of an active region goes',
      three,
      [],
      [
        'regions.yaml:17:1 regions: removes uksouth while it is active; found nothing; write uksouth: { state: standby, ... } and apply, wait until its requests have stopped, then write retired [REGION-DRAIN-FIRST]',
      ],
    ],
    [
      'the line of a standby region goes',
      [moreRegions(uksouth('standby'))],
      [],
      [
        'regions.yaml:17:1 regions: no longer lists uksouth, which is deployed (standby); found nothing; write uksouth: { state: retired, ... } and apply; delete the line after that [REGION-RETIRE-FIRST]',
      ],
    ],
    [
      'one region replaces another in one step',
      [moreRegions(uksouth('standby'))],
      [...three, france('standby')],
      [
        'regions.yaml:17:1 regions: must keep 2 regions active throughout the step, because 1 may fail meanwhile; found ["northeurope"]; let the new region become active first, and drain the old one in the next step [REGION-KEEP-SERVING]',
      ],
    ],
    [
      'a retired region comes back',
      [moreRegions(uksouth('retired'))],
      [moreRegions(uksouth('standby'))],
      [
        'regions.yaml:20:21 regions.uksouth.state: brings a retired region back: its log workspace was kept, its key vault is soft-deleted; found "standby"; the apply recovers kvshoptestuks with its old secrets: renew them; by hand: az keyvault recover --name kvshoptestuks --location uksouth [REGION-COMES-BACK]',
      ],
    ],
    [
      'a region below the last is retired, and the gap closed',
      [moreRegions(uksouth('active'), norwayeast('active')), france('standby')],
      [moreRegions(uksouth('active', 1), norwayeast('active', 2)), france('retired')],
      [
        'regions.yaml:19:27 regions.francecentral.state: removes data priority 1, below that of uksouth and norwayeast: the provider would drop that replica too and seed it again; found "retired"; keep francecentral on standby until it has the highest dataPriority, or renumber in Azure first: az cosmosdb failover-priority-change --name cosno-shop-test --resource-group rg-shop-test-data --failover-policies northeurope=0 uksouth=1 norwayeast=2 francecentral=3; then write uksouth: { dataPriority: 1, renumbered: { from: 2, reason: ... } } and norwayeast: { dataPriority: 2, renumbered: { from: 3, reason: ... } } [DATA-RETIRE-LAST]',
        'regions.yaml:20:43 regions.uksouth.dataPriority: was 2 and is fixed: the provider would drop this replica and seed it again; found 1; write 2 again, or change it in Azure first and add renumbered: { from: 2, reason: ... } [DATA-PRIORITY-FIXED]',
        'regions.yaml:21:46 regions.norwayeast.dataPriority: was 3 and is fixed: the provider would drop this replica and seed it again; found 2; write 3 again, or change it in Azure first and add renumbered: { from: 3, reason: ... } [DATA-PRIORITY-FIXED]',
      ],
    ],
    [
      'the excuse of an earlier renumbering does not hold for another one',
      [...three],
      [
        moreRegions(uksouth('active', 1, ', renumbered: { from: 3, reason: az ran last year }')),
        france('active', 2),
      ],
      [
        'regions.yaml:19:49 regions.francecentral.dataPriority: was 1 and is fixed: the provider would drop this replica and seed it again; found 2; write 1 again, or change it in Azure first and add renumbered: { from: 1, reason: ... } [DATA-PRIORITY-FIXED]',
        'regions.yaml:20:43 regions.uksouth.dataPriority: was 2 and is fixed: the provider would drop this replica and seed it again; found 1; write 2 again, or change it in Azure first and add renumbered: { from: 2, reason: ... } [DATA-PRIORITY-FIXED]',
      ],
    ],
    [
      'the line of a retired region goes',
      [moreRegions(uksouth('retired'))],
      [],
      [
        'regions.yaml:17:1 regions: no longer lists uksouth, whose log workspace is removed with the line; found nothing; check first that nothing is left of its stamp: npm run state -- stamp-uksouth [REGION-LINE-GOES]',
      ],
    ],
    [
      'a region serves at once, where the app has secrets',
      [SECRETS],
      [SECRETS, ...three],
      [
        'regions.yaml:21:21 regions.uksouth.state: lets uksouth serve before its key vault can hold the secrets of api.secrets; found "active"; write standby and apply, set the secrets, then write active [REGION-SECRETS-FIRST]',
      ],
    ],
    [
      'a region serves at once, where the app has no secrets',
      [],
      three,
      [
        'regions.yaml:20:21 regions.uksouth.state: lets uksouth serve before it is verified through its door, which npm run deploy refuses; found "active"; write standby and deploy, then write active [REGION-DOOR-FIRST]',
      ],
    ],
    [
      'smaller instances',
      three,
      [moreRegions(uksouth('active', 2, ', sku: P1v2')), ['10.40.0.0/20 }', '10.40.0.0/20, sku: P0v3 }']],
      [
        'regions.yaml:19:85 regions.francecentral.sku: has fewer cores than any active region had (1 instead of 2), while requestsPerSecondPerInstance stays the same; found "P0v3"; lower capacity.requestsPerSecondPerInstance to what this sku sustains, choose a bigger sku, or add acceptOverload: { reason: ... } to the region [CAPACITY-SKU]',
        'regions.yaml:20:79 regions.uksouth.sku: has fewer cores than any active region had (1 instead of 2), while requestsPerSecondPerInstance stays the same; found "P1v2"; lower capacity.requestsPerSecondPerInstance to what this sku sustains, choose a bigger sku, or add acceptOverload: { reason: ... } to the region [CAPACITY-SKU]',
      ],
    ],
    [
      'a small standby serves before it has grown',
      [small('standby', 2)],
      three,
      [
        'regions.yaml:20:21 regions.uksouth.state: lets uksouth serve before it has grown: 267 requests a second need 3 instances, but on standby it runs 2; found "active"; keep it on standby with instances: { min: 4, max: 30 } and apply; then write active [CAPACITY-GROW-FIRST]',
      ],
    ],
    [
      'a region shrinks while it is drained',
      three,
      [small('standby', 3)],
      [
        'regions.yaml:20:93 regions.uksouth.instances.min: was 6, and the region still gets requests for up to 45 minutes after it is drained; found 3; write 6 again and apply; lower it in the next step [CAPACITY-SHRINK-LATER]',
      ],
    ],
    [
      'a region serves with another sku than on standby',
      [moreRegions(uksouth('standby', 2, ', sku: P0v3'))],
      [moreRegions(uksouth('active', 2, ', sku: P1v3'))],
      [
        'regions.yaml:20:79 regions.uksouth.sku: was P0v3, and uksouth goes from standby to active in the same step; found "P1v3"; keep it on standby with sku: P1v3 and apply; then write active [CAPACITY-SKU-APART]',
      ],
    ],
    [
      'a drained region gets another sku',
      three,
      [moreRegions(uksouth('standby', 2, ', sku: P0v3'))],
      [
        'regions.yaml:20:80 regions.uksouth.sku: was P1v3, and uksouth goes from active to standby in the same step; found "P0v3"; write P1v3 again and apply; change it in the next step [CAPACITY-SKU-APART]',
      ],
    ],
    [
      'documents would expire',
      [['/customerId }', '/customerId }\n    cart: { partitionKey: /id, timeToLive: 30d }']],
      [
        [
          '/customerId }',
          '/customerId, timeToLive: 2d }\n    cart: { partitionKey: /id, timeToLive: 10d, shortened: { from: 40d, reason: exported last year } }',
        ],
      ],
      [
        'regions.yaml:15:54 cosmos.containers.orders.timeToLive: was off: Cosmos DB would delete every document of orders that is older than 2d; found "2d"; write off again, or add shortened: { from: off, reason: ... } [DATA-TIME-TO-LIVE]',
        'regions.yaml:16:44 cosmos.containers.cart.timeToLive: was 30d: Cosmos DB would delete every document of cart that is older than 10d; found "10d"; write 30d again, or add shortened: { from: 30d, reason: ... } [DATA-TIME-TO-LIVE]',
      ],
    ],
    [
      'the restore of another account',
      [],
      [adopted(', cosmosContainers: [orders], restored: { from: cosno-other, reason: deleted by mistake }')],
      [
        `regions.yaml:27:27 adopt.cosmosAccountId: was not set and is fixed: Terraform would destroy the Cosmos account with its data; found "/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-old/prov…; remove it again; if it is a restore of cosno-shop-test, see docs/rollback.md [FIXED-ADOPTION]`,
      ],
    ],
    [
      'what is adopted is named no more',
      [adopted(', cosmosContainers: [orders], acceptNoZones: { reason: as it was made }')],
      [adopted(', cosmosContainers: []')],
      [
        'regions.yaml:27:1 adopt.acceptNoZones: was there and is fixed: Terraform would turn the zones of the home replica on or off, which Azure refuses; found nothing; leave it as it was [FIXED-ADOPTION]',
        'regions.yaml:27:172 adopt.cosmosContainers: was ["orders"] and is fixed: Terraform would replace containers that differ from new ones, or fail on their throughput; found []; write ["orders"] again [FIXED-ADOPTION]',
      ],
    ],
    [
      'the legacy app loses the data before the name has moved',
      [adopted(LEGACY), moving('cutover')],
      [adopted(''), moving('cutover')],
      [
        'regions.yaml:29:1 adopt.acceptLegacyAccess: is needed in phase cutover: the legacy app would lose its way to the data while clients call it; found nothing; write it again, as it was; remove it in the same step as phase: complete is written [DNS-LEGACY-ACCESS]',
      ],
    ],
    [
      'two regions come at once',
      [],
      four,
      [
        'regions.yaml:17:1 regions: adds or removes more than one Cosmos DB replica in one step; found ["uksouth","norwayeast"]; apply uksouth first, then norwayeast [DATA-ONE-AT-A-TIME]',
        'regions.yaml:20:21 regions.uksouth.state: lets uksouth serve before it is verified through its door, which npm run deploy refuses; found "active"; write standby and deploy, then write active [REGION-DOOR-FIRST]',
        'regions.yaml:21:24 regions.norwayeast.state: lets norwayeast serve before it is verified through its door, which npm run deploy refuses; found "active"; write standby and deploy, then write active [REGION-DOOR-FIRST]',
      ],
    ],
    [
      'workload, environment and suffix',
      [],
      [
        ['workload: shop', 'workload: store'],
        ['environment: test', 'environment: prod\nsuffix: x1'],
      ],
      [
        'regions.yaml:1:11 workload: was shop and is fixed: Terraform would destroy everything, data included, and create it under other names; found "store"; write shop again [FIXED-NAME]',
        'regions.yaml:2:14 environment: was test and is fixed: Terraform would destroy everything, data included, and create it under other names; found "prod"; write test again [FIXED-NAME]',
        'regions.yaml:3:9 suffix: was not set and is fixed: Terraform would destroy everything, data included, and create it under other names; found "x1"; remove it again [FIXED-NAME]',
      ],
    ],
    [
      'the home region',
      [],
      [['homeRegion: northeurope', 'homeRegion: francecentral']],
      [
        'regions.yaml:5:13 homeRegion: was northeurope and is fixed: Terraform would destroy the Cosmos account with its data, and an adopted registry with its images; found "francecentral"; write northeurope again [FIXED-HOME]',
      ],
    ],
    [
      'the control region',
      [],
      [['controlRegion: swedencentral', 'controlRegion: uksouth']],
      [
        'regions.yaml:29:16 controlRegion: was swedencentral and is fixed: Terraform would destroy the groups of Front Door, the public zone, the alerts and the global logs, and the registry with its images unless it is adopted; found "uksouth"; write swedencentral again [FIXED-CONTROL]',
      ],
    ],
    [
      'a health path that asks for a token',
      [],
      [health('/healthz')],
      [
        'regions.yaml:10:15 api.healthPath: requires a token in the apps that are deployed: every probe would get 401; found "/healthz"; write /health again, add otherHealthPath: /healthz and apply; then exchange the two [HEALTH-PATH-OPEN]',
      ],
    ],
    [
      'a health path that is opened in the same step',
      [],
      [health('/healthz', '/health')],
      [
        'regions.yaml:10:15 api.healthPath: requires a token in the apps that are deployed: every probe would get 401; found "/healthz"; write /health again, add otherHealthPath: /healthz and apply; then exchange the two [HEALTH-PATH-OPEN]',
      ],
    ],
    [
      'a third health path',
      [health('/healthz', '/health')],
      [health('/live', '/healthz')],
      [
        'regions.yaml:10:15 api.healthPath: requires a token in the apps that are deployed: every probe would get 401; found "/live"; write /healthz again, add otherHealthPath: /live and apply; then exchange the two [HEALTH-PATH-OPEN]',
      ],
    ],
    [
      'the health paths are exchanged and the old one closed',
      [health('/health', '/healthz')],
      [health('/healthz')],
      [
        'regions.yaml:10:15 api.healthPath: drops /health, which edge locations go on probing for up to 45 minutes; found "/healthz"; write otherHealthPath: /health and apply; remove it an hour later [HEALTH-PATH-OPEN]',
      ],
    ],
    [
      'the health paths are exchanged and the old one makes room for a third',
      [health('/health', '/healthz')],
      [health('/healthz', '/live')],
      [
        'regions.yaml:10:15 api.healthPath: drops /health, which edge locations go on probing for up to 45 minutes; found "/healthz"; write otherHealthPath: /health and apply; remove it an hour later [HEALTH-PATH-OPEN]',
      ],
    ],
    [
      'a container stops sharing',
      [],
      [own(4000)],
      [
        'regions.yaml:15:57 cosmos.containers.orders.maxThroughput: was shared and is fixed: Terraform would plan an update in place, which Cosmos DB refuses half-way; found 4000; write it as it was; to change it, make a new container and copy the documents: https://learn.microsoft.com/azure/cosmos-db/container-copy [FIXED-DATA]',
      ],
    ],
    [
      'a container begins to share',
      [own(4000)],
      [],
      [
        'regions.yaml:15:5 cosmos.containers.orders.maxThroughput: was 4000 and is fixed: Terraform would plan an update in place, which Cosmos DB refuses half-way; found nothing; write it as it was; to change it, make a new container and copy the documents: https://learn.microsoft.com/azure/cosmos-db/container-copy [FIXED-DATA]',
      ],
    ],
    [
      'a registration is adopted after the cutover',
      [moving('cutover')],
      [moving('cutover'), adoptedApi(OBJECT)],
      [
        'regions.yaml:29:38 adopt.apiApplication.objectId: was not set and is fixed: Terraform would delete the registration that clients have their tokens from; found "77777777-7777-4777-8777-777777777777"; remove it again, or go back to prepare first [FIXED-ADOPTION]',
      ],
    ],
    [
      'an adopted registration is named no more',
      [adoptedApi(OBJECT)],
      [],
      [
        'regions.yaml:1:1 adopt.apiApplication.objectId: was 77777777-7777-4777-8777-777777777777 and is fixed: Terraform would delete the registration that clients have their tokens from; found nothing; write 77777777-7777-4777-8777-777777777777 again [FIXED-ADOPTION]',
      ],
    ],
    [
      'another registration is adopted',
      [adoptedApi(OBJECT)],
      [adoptedApi('88888888-8888-4888-8888-888888888888')],
      [
        'regions.yaml:27:38 adopt.apiApplication.objectId: was 77777777-7777-4777-8777-777777777777 and is fixed: Terraform would keep the registration that is in its state, and the apps would go on refusing tokens of any other; found "88888888-8888-4888-8888-888888888888"; write 77777777-7777-4777-8777-777777777777 again [FIXED-ADOPTION]',
      ],
    ],
    [
      'subscription, tenant',
      [],
      [
        ['33333333-3333-4333-8333-333333333333', '55555555-5555-4555-8555-555555555555'],
        ['44444444-4444-4444-8444-444444444444', '66666666-6666-4666-8666-666666666666'],
      ],
      [
        'regions.yaml:3:17 subscriptionId: was 33333333-3333-4333-8333-333333333333 and is fixed: Terraform would look there for the Front Door endpoint and the database, find neither and fail, and leave the rest where it is; found "55555555-5555-4555-8555-555555555555"; write 33333333-3333-4333-8333-333333333333 again [FIXED-OWNER]',
        'regions.yaml:4:11 tenantId: was 44444444-4444-4444-8444-444444444444 and is fixed: Terraform would move every key vault to that tenant, and create a second API registration, which no client has tokens for; found "66666666-6666-4666-8666-666666666666"; write 44444444-4444-4444-8444-444444444444 again [FIXED-OWNER]',
        'regions.yaml:18:3 regions.northeurope.subscriptionId: was 33333333-3333-4333-8333-333333333333 and is fixed: Terraform would leave the stamp of northeurope where it is and put only what is new into the other subscription; found "55555555-5555-4555-8555-555555555555"; write 33333333-3333-4333-8333-333333333333 again [FIXED-OWNER]',
        'regions.yaml:19:3 regions.francecentral.subscriptionId: was 33333333-3333-4333-8333-333333333333 and is fixed: Terraform would leave the stamp of francecentral where it is and put only what is new into the other subscription; found "55555555-5555-4555-8555-555555555555"; write 33333333-3333-4333-8333-333333333333 again [FIXED-OWNER]',
      ],
    ],
    [
      'an address space',
      [],
      [['10.40.0.0/20', '10.41.0.0/20']],
      [
        'regions.yaml:19:66 regions.francecentral.addressSpace: was 10.40.0.0/20 and is fixed: Terraform would remove the range that the app and the private endpoints of francecentral use, which Azure refuses half-way; found "10.41.0.0/20"; write 10.40.0.0/20 again; to use another range, retire the region and add it again [FIXED-NETWORK]',
      ],
    ],
    [
      'database and partition key',
      [],
      [
        ['database: shop', 'database: store'],
        ['/customerId', '/id'],
      ],
      [
        'regions.yaml:13:13 cosmos.database: was shop and is fixed: Terraform would destroy the database with its data; found "store"; write shop again [FIXED-DATA]',
        'regions.yaml:15:29 cosmos.containers.orders.partitionKey: was /customerId and is fixed: Terraform would destroy the container orders with its documents; found "/id"; write /customerId again [FIXED-DATA]',
      ],
    ],
    [
      'a container is renamed, another conflict policy',
      [['/customerId }', '/customerId }\n    cart: { partitionKey: /id }']],
      [
        [
          'orders: { partitionKey: /customerId }',
          'cart: { partitionKey: /id, conflictResolution: { mode: lastWriterWins, path: /at } }',
        ],
      ],
      [
        'regions.yaml:14:3 cosmos.containers.orders: was there and is fixed: Terraform would destroy the container orders with its documents; found nothing; add orders again, as it was [FIXED-DATA]',
        'regions.yaml:15:52 cosmos.containers.cart.conflictResolution: was {"mode":"lastWriterWins","path":"/_ts"} and is fixed: Terraform would plan this change each time and never make it; found {"mode":"lastWriterWins","path":"/at"}; write {"mode":"lastWriterWins","path":"/_ts"} again [FIXED-DATA]',
      ],
    ],
    [
      'the public name before clients use it',
      [],
      [['hostname: api.shop.example', 'hostname: www.shop.example']],
      [
        'regions.yaml:8:13 api.hostname: was api.shop.example and is fixed: Terraform would destroy the custom domain that clients call, and its certificate; found "www.shop.example"; write api.shop.example again [FIXED-DNS]',
      ],
    ],
    [
      'the public name while clients use it, and the hosting of the zone',
      [
        [
          'phase: prepare',
          'phase: cutover\n  delegatedAt: 2026-01-01T09:00:00Z\n  cutoverAt: 2026-01-09T09:00:00Z',
        ],
      ],
      [
        ['hostname: api.shop.example', 'hostname: www.shop.example'],
        ['hosting: azure', 'hosting: registrar'],
      ],
      [
        'regions.yaml:8:13 api.hostname: was api.shop.example and is fixed: Terraform would destroy the custom domain that clients call, and its certificate; found "www.shop.example"; write api.shop.example again [FIXED-DNS]',
        'regions.yaml:22:12 dns.hosting: was azure and is fixed: Terraform would destroy the zone shop.example; a new one has other name servers than the registrar knows; found "registrar"; write azure again [FIXED-DNS]',
      ],
    ],
    [
      'the state',
      [],
      [
        [
          'state: { backend: local }',
          'state: { backend: azurerm, resourceGroup: rg-state, storageAccount: stshop, container: tfstate }',
        ],
      ],
      [
        'regions.yaml:6:8 state: was {"backend":"local"} and is fixed: Terraform would find no state there and create everything a second time; found {"backend":"azurerm","resourceGroup":"rg-state","storageAccount":"stshop","cont…; write it as it was; to move the state, run terraform init -migrate-state in every stack, then check with --base none [FIXED-STATE]',
      ],
    ],
    [
      'azurerm goes back from 5 to 4',
      [azurerm('5.2.0')],
      [azurerm('4.55.0')],
      [
        'regions.yaml:7:23 providers.azurerm: was 5.2.0, whose states an older major version cannot read; found "4.55.0"; write 5.2.0 again, or first restore the states from before the upgrade: docs/upgrade.md [PROVIDER-NO-WAY-BACK]',
      ],
    ],
    [
      'azurerm goes from 4 to 5',
      [azurerm('4.55.0')],
      [azurerm('5.2.0')],
      [
        'regions.yaml:7:23 providers.azurerm: was 4.55.0, and only a refresh gives its states the attribute names of 5.x; found "5.2.0"; follow docs/upgrade.md, and never plan with -refresh=false [PROVIDER-REFRESH]',
      ],
    ],
    [
      'azurerm goes back from 5 to the default',
      [azurerm('5.2.0')],
      [],
      [
        'regions.yaml:1:1 providers.azurerm: was 5.2.0, whose states an older major version cannot read; found "4.81.0"; write 5.2.0 again, or first restore the states from before the upgrade: docs/upgrade.md [PROVIDER-NO-WAY-BACK]',
      ],
    ],
  ])('%s', (_, base, next, expected) => {
    expect(told(edited(...base), edited(...next))).toEqual(expected);
  });
});

test('those that stay must carry a failure alone while a step is applied', () => {
  const small = ', instances: { min: 3, max: 20 }';
  const regions = (uk: string, norway: string) =>
    edited(
      ['10.30.0.0/20 }', `10.30.0.0/20${small} }`],
      ['10.40.0.0/20 }\n', `10.40.0.0/20${small} }\n  ${uksouth(uk, 2, small)}\n  ${norwayeast(norway)}\n`],
    );
  // Three that share 400 requests a second: 200 each when one fails. Two: 400.
  expect(told(regions('active', 'standby'), regions('standby', 'active'))).toEqual([
    'regions.yaml:18:96 regions.northeurope.instances.min: is too small: 400 requests a second when francecentral fails need 4 instances, while the step is applied; found 3; first only activate regions and raise instances; drain and lower in the next step [REGION-CARRY-MEANWHILE]',
    'regions.yaml:19:98 regions.francecentral.instances.min: is too small: 400 requests a second when northeurope fails need 4 instances, while the step is applied; found 3; first only activate regions and raise instances; drain and lower in the next step [REGION-CARRY-MEANWHILE]',
  ]);
});

test('more instances are there before what they stand in for goes', () => {
  const min = (instances: number) => `10.30.0.0/20, instances: { min: ${instances}, max: 20 } }`;
  const regions = (north: number, uk: string) =>
    edited(['10.30.0.0/20 }', min(north)], moreRegions(uksouth(uk)));
  expect(told(regions(3, 'active'), regions(4, 'standby'))).toEqual([
    'regions.yaml:18:96 regions.northeurope.instances.min: is too small: 400 requests a second when francecentral fails need 4 instances, while the step is applied; found 3; first only activate regions and raise instances; drain and lower in the next step [REGION-CARRY-MEANWHILE]',
  ]);
  expect(told(regions(3, 'active'), regions(4, 'active'))).toEqual([]);
  expect(told(regions(4, 'active'), regions(4, 'standby'))).toEqual([]);
});

describe('those that stay give up only what is not needed until the others serve', () => {
  const of = (min: number, max = 30) => `, instances: { min: ${min}, max: ${max} }`;
  const ACCEPTED = ', acceptOverload: { reason: costs too much }';
  const regions = (north: string, france: string, uk: string, ...edits: Edit[]) =>
    edited(
      ['10.30.0.0/20 }', `10.30.0.0/20${north} }`],
      ['10.40.0.0/20 }\n', `10.40.0.0/20${france} }\n  ${uksouth(uk, 2, of(6))}\n`],
      ...edits,
    );
  const peak = (load: number): Edit => ['peakRequestsPerSecond: 400', `peakRequestsPerSecond: ${load}`];
  const cosmos = (units: number): Edit => ['database: shop', `database: shop\n  maxThroughput: ${units}`];
  const [before, after] = [regions(of(6), of(6), 'standby'), regions(of(6), of(6), 'active')];
  const WAY = 'first only activate regions and raise instances; drain and lower in the next step';
  const small = (min: number) =>
    expect.stringContaining(
      `need 4 instances, while the step is applied; found ${min}; ${WAY} [REGION-CARRY-MEANWHILE]`,
    );

  test.each<[string, string, string, unknown[]]>([
    ['one becomes active', before, after, []],
    [
      'one becomes active for a higher peak',
      regions(of(3), of(3), 'standby', peak(300)),
      regions(of(3), of(3), 'active'),
      [],
    ],
    ['as one becomes active', before, regions(of(3), of(3), 'active'), [small(3), small(3)]],
    ['the maximum, as one becomes active', before, regions(of(3, 3), of(6), 'active'), [small(3)]],
    ['within headroom, as one becomes active', before, regions(of(4), of(4), 'active'), []],
    ['afterwards', after, regions(of(3), of(3), 'active'), []],
    ['within headroom', before, regions(of(4), of(4), 'standby'), []],
    ['for a lower peak', before, regions(of(2), of(2), 'standby', peak(200)), []],
    [
      'as another one grows out of an overload that was accepted',
      regions(of(6), of(3) + ACCEPTED, 'standby'),
      regions(of(4), of(4), 'standby'),
      [],
    ],
    [
      'as another one grows for a higher peak',
      regions(of(6), of(3), 'standby', peak(300)),
      regions(of(4), of(4), 'standby'),
      [small(3)],
    ],
    [
      'throughput of all, as one becomes active',
      before,
      regions(of(6), of(6), 'active', cosmos(3000)),
      [expect.stringContaining(`${WAY} [REGION-CARRY-MEANWHILE]`)],
    ],
  ])('%s', (_, base, next, expected) => {
    expect(told(base, next)).toEqual(expected);
  });
});

test('an adopted account is named in the way out, and stays adopted', () => {
  const id =
    '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-old/providers/Microsoft.DocumentDB/databaseAccounts/old';
  const adopt = `\nadopt: { cosmosAccountId: ${id} }\n`;
  const base = edited(moreRegions(uksouth('active')), france('standby')) + adopt;
  const next = edited(moreRegions(uksouth('active', 1)), france('retired'));
  const lines = told(base, next).join('\n');
  expect(lines).toContain('--name old --resource-group rg-old --failover-policies northeurope=0 uksouth=1');
  expect(lines).toContain(
    `adopt.cosmosAccountId: was ${id} and is fixed: Terraform would destroy the Cosmos account`,
  );
});

test('the home region is never told to be renumbered to the end', () => {
  const home = 'northeurope: { state: active,';
  const base = edited([home, 'northeurope: { state: standby,'], moreRegions(uksouth('active')));
  const next = edited([home, 'northeurope: { state: retired,'], moreRegions(uksouth('active')));
  const retireLast = told(base, next).filter((line) => line.includes('[DATA-RETIRE-LAST]'));
  expect(retireLast).toEqual([
    expect.stringMatching(
      /; keep northeurope on standby: the home region cannot be removed \[DATA-RETIRE-LAST\]$/,
    ),
  ]);
});

describe('what changes the apps of regions that serve', () => {
  const image = (letter: string) => `shop/api@sha256:${letter.repeat(64)}`;
  const everywhere: Edit = [`shop/api@sha256:${'0123456789abcdef'.repeat(4)}`, image('b')];
  const ahead = (name: string): Edit => [`${name}: {`, `${name}: { image: ${image('b')},`];
  const wide = (what: string, found: string, fix: string, path = what) =>
    expect.stringMatching(
      new RegExp(
        `^regions.yaml:\\d+:\\d+ ${path}: changes ${what} in the apps of 2 active regions in one step; found ${found}; ${fix} \\[APPS-TOGETHER-STEP\\]$`,
      ),
    );
  const both = '\\["northeurope","francecentral"\\]';
  const slowly = 'deploy it with npm run deploy, which verifies one stamp before the next';
  const trying = 'try it as api.candidate first, or let one region go first with regions.northeurope.image';

  test.each<[string, Edit[], Edit[], unknown[]]>([
    ['another image', [], [everywhere], [wide('the image', both, trying, 'api.image')]],
    ['a setting', [], [SECRETS], [wide('api.secrets', both, slowly)]],
    [
      'two settings',
      [health('/health', '/healthz')],
      [health('/healthz', '/health')],
      [wide('api.healthPath, api.otherHealthPath', both, slowly, 'api.healthPath')],
    ],
    ['a candidate', [], [['\n  healthPath:', `\n  candidate: ${image('b')}\n  healthPath:`]], []],
    ['one region ahead', [], [ahead('northeurope')], []],
    [
      'two regions ahead',
      [],
      [ahead('northeurope'), ahead('francecentral')],
      [wide('the image', both, trying, 'regions.northeurope.image')],
    ],
    ['the others follow', [ahead('northeurope')], [everywhere], []],
    [
      'a region on standby, and one that serves',
      [moreRegions(uksouth('standby'))],
      [ahead('francecentral'), moreRegions(uksouth('standby', 2, `, image: ${image('b')}`))].toReversed(),
      [],
    ],
    [
      'another sku',
      [],
      [
        [FRANCE, `${FRANCE} sku: P1mv3,`],
        ['northeurope: {', 'northeurope: { sku: P1mv3,'],
      ],
      [wide('the sku', both, slowly, 'regions')],
    ],
  ])('%s', (_, base, next, notes) => {
    expect(said(edited(...base), edited(...next))).toEqual(notes);
  });
});
