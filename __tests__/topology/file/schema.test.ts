import { baseText, type Edit, edited, problemsOf } from '../../support/regions-file';

/** `count` entries of a flow list. */
const listOf = (count: number, entry: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => entry(i)).join(', ');
const address = (i: number) => `198.51.${i >> 8}.${i & 255}`;
const frontDoor = (text: string): Edit => ['cosmos:', `frontDoor: ${text}\ncosmos:`];
const waf = (text: string): Edit => frontDoor(`{ waf: ${text} }`);
const registry = (text: string): Edit => ['regions:\n', `registry: ${text}\nregions:\n`];
const apiApplication = (text: string): Edit => ['alerts:', `adopt: { apiApplication: ${text} }\nalerts:`];
const containers = (sharing: number, own: number): Edit => [
  '    orders: { partitionKey: /customerId }',
  [
    ...Array.from({ length: sharing }, (_, i) => `    shares${i}: { partitionKey: /id }`),
    ...Array.from({ length: own }, (_, i) => `    own${i}: { partitionKey: /id, maxThroughput: 1000 }`),
  ].join('\n'),
];

type Case = readonly [name: string, edits: readonly Edit[], lines: readonly string[]];

const IN_GROUP = '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/RG-Shop/providers';

const cases: readonly Case[] = [
  [
    'an acceptance of everything, for ever',
    [
      [
        'alerts:',
        'accept: [{ id: lost-vault, address: azurerm_key_vault.vault, reason: why, expires: 2026-13-01 }]\nalerts:',
      ],
    ],
    [
      'regions.yaml:27:16 accept[0].id: must be the id of a hazard; found "lost-vault"; write it like LOST-VAULT: docs/review.md lists them',
      'regions.yaml:27:37 accept[0].address: must be STACK/ADDRESS; found "azurerm_key_vault.vault"; copy it from the review: stamp-norwayeast/azurerm_key_vault.vault',
      'regions.yaml:27:70 accept[0].reason: must be a reason of 10 to 256 characters on one line; found "why"; say why this is acceptable, for whoever reads the tag during an outage',
      'regions.yaml:27:84 accept[0].expires: must be a day; found "2026-13-01"; write it like 2026-12-31',
    ],
  ],
  [
    'required key left out',
    [['tenantId: 44444444-4444-4444-8444-444444444444\n', '']],
    [
      'regions.yaml:1:1 tenantId: is missing; found nothing; add it: copy it from `az account show` (id for the subscription, tenantId for the tenant)',
    ],
  ],
  [
    'required section left out',
    [['state: { backend: local }\n', '']],
    [
      'regions.yaml:1:1 state: is missing; found nothing; add it: write backend: azurerm, resourceGroup, storageAccount and container',
    ],
  ],
  [
    'section left blank',
    [['state: { backend: local }', 'state:']],
    [
      'regions.yaml:6:7 state: must be a mapping; found nothing; write its keys below it, indented, or as { key: value }',
    ],
  ],
  [
    'section that is text',
    [['state: { backend: local }', 'state: local']],
    [
      'regions.yaml:6:8 state: must be a mapping; found "local"; write its keys below it, indented, or as { key: value }',
    ],
  ],
  [
    'list for a mapping',
    [
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }\n  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  - northeurope\n  - francecentral',
      ],
    ],
    [
      'regions.yaml:18:3 regions: must be a mapping; found ["northeurope","francecentral"]; write a line for each region, like westeurope: { state: active, dataPriority: 0, addressSpace: 10.10.0.0/20 }',
    ],
  ],
  [
    'text for a list',
    [['emails: [oncall@shop.example]', 'emails: oncall@shop.example']],
    [
      'regions.yaml:28:11 alerts.emails: must be a list; found "oncall@shop.example"; write it like [oncall@contososhoes.com]',
    ],
  ],
  [
    'unknown key at the top',
    [['workload: shop', 'workload: shop\nworkloads: 2']],
    [
      'regions.yaml:2:1 workloads: is not a known key; found "workloads"; did you mean workload? known here: workload, environment, suffix, subscriptionId, tenantId, homeRegion, controlRegion, deployed, state, providers, api, frontDoor, cosmos, registry, capacity, logs, regions, rollout, dns, alerts, bootstrap, adopt, accept',
    ],
  ],
  [
    'unknown key deep inside',
    [
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }',
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20, instances: { min: 6, max: 9, count: 7 } }',
      ],
    ],
    [
      'regions.yaml:18:107 regions.northeurope.instances.count: is not a known key; found "count"; known here: min, max',
    ],
  ],
  [
    'number as text',
    [['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: "400"']],
    [
      'regions.yaml:16:36 capacity.peakRequestsPerSecond: must be a whole number from 1 to 10000000; found "400"; write it without quotes; it stands for requests a second, all regions together',
    ],
  ],
  [
    'text as number',
    [['  database: shop', '  database: 7']],
    ['regions.yaml:13:13 cosmos.database: must be a database name; found 7; use letters, digits, _ and -'],
  ],
  [
    'boolean for text',
    [['  database: shop', '  database: true']],
    ['regions.yaml:13:13 cosmos.database: must be a database name; found true; use letters, digits, _ and -'],
  ],
  [
    'fraction',
    [['dataPriority: 0', 'dataPriority: 0.5']],
    [
      'regions.yaml:18:47 regions.northeurope.dataPriority: must be a whole number from 0 to 100; found 0.5; it stands for the failover priority of the Cosmos DB replica, pinned for life',
    ],
  ],
  [
    'number beyond all bounds',
    [['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: 1e999']],
    [
      'regions.yaml:16:36 capacity.peakRequestsPerSecond: must be a whole number from 1 to 10000000; found Infinity; it stands for requests a second, all regions together',
    ],
  ],
  [
    'not a number',
    [['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: .nan']],
    [
      'regions.yaml:16:36 capacity.peakRequestsPerSecond: must be a whole number from 1 to 10000000; found NaN; it stands for requests a second, all regions together',
    ],
  ],
  [
    'unknown discriminator',
    [['backend: local', 'backend: s3']],
    ['regions.yaml:6:19 state.backend: must be a known backend; found "s3"; one of azurerm, local'],
  ],
  [
    'discriminator left out',
    [['state: { backend: local }', 'state: {}']],
    ['regions.yaml:6:1 state.backend: is missing; found nothing; add it: one of azurerm, local'],
  ],
  [
    'unknown record type',
    [["    - { type: TXT, name: '@', values: [v=spf1 -all] }", '    - { type: MXX, name: 5, values: [] }']],
    [
      'regions.yaml:26:15 dns.records[0].type: must be a known type; found "MXX"; one of A, AAAA, CNAME, NS, PTR, MX, TXT, SRV, CAA',
    ],
  ],
  [
    'unknown conflict mode',
    [['{ partitionKey: /customerId }', '{ partitionKey: /customerId, conflictResolution: { mode: mine } }']],
    [
      'regions.yaml:15:70 cosmos.containers.orders.conflictResolution.mode: must be a known mode; found "mine"; one of lastWriterWins, custom',
    ],
  ],
  [
    'enum',
    [
      ['hosting: azure', 'hosting: aws'],
      ['phase: prepare', 'phase: done'],
    ],
    [
      'regions.yaml:22:12 dns.hosting: must be a hosting; found "aws"; one of azure, registrar',
      'regions.yaml:23:10 dns.phase: must be a phase; found "done"; one of prepare, cutover, complete',
    ],
  ],
  [
    'region state',
    [['state: active, dataPriority: 1', 'state: passive, dataPriority: 1']],
    [
      'regions.yaml:19:27 regions.francecentral.state: must be a region state; found "passive"; one of active, standby, retired',
    ],
  ],
  [
    'sku',
    [
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }',
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20, sku: B1 }',
      ],
    ],
    [
      'regions.yaml:18:83 regions.northeurope.sku: must be an App Service plan SKU that can be zone redundant; found "B1"; one of P1v2, P2v2, P3v2, P0v3, P1v3, P2v3, P3v3, P1mv3, P2mv3, P3mv3, P4mv3, P5mv3, P0v4, P1v4, P2v4, P3v4, P1mv4, P2mv4, P3mv4, P4mv4, P5mv4',
    ],
  ],
  [
    'guid',
    [['33333333-3333-4333-8333-333333333333', 'my-subscription']],
    [
      'regions.yaml:3:17 subscriptionId: must be a GUID; found "my-subscription"; copy it from `az account show` (id for the subscription, tenantId for the tenant)',
    ],
  ],
  [
    'workload',
    [['workload: shop', 'workload: Shop-1']],
    [
      'regions.yaml:1:11 workload: must be 2 to 20 lower-case letters and digits, a letter first; found "Shop-1"; it is the stem of every name, some of which take no hyphen',
    ],
  ],
  [
    'environment',
    [['environment: test', 'environment: production']],
    [
      'regions.yaml:2:14 environment: must be 2 to 8 lower-case letters and digits, a letter first; found "production"; write it like prod',
    ],
  ],
  [
    'suffix',
    [['environment: test', 'environment: test\nsuffix: a-b']],
    [
      'regions.yaml:3:9 suffix: must be 1 to 4 lower-case letters and digits; found "a-b"; it makes your globally unique names differ from those of other users of this project',
    ],
  ],
  [
    'image',
    [
      [
        'shop/api@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
        'shop.azurecr.io/API',
      ],
    ],
    [
      'regions.yaml:9:10 api.image: must be REPOSITORY@sha256:DIGEST; found "shop.azurecr.io/API"; write the repository without the host of the registry, and the digest that `az acr repository show` prints',
    ],
  ],
  [
    'health path',
    [['healthPath: /health', 'healthPath: health?full=1']],
    [
      'regions.yaml:10:15 api.healthPath: must be a URL path without query; found "health?full=1"; write it like /health',
    ],
  ],
  [
    'cached paths',
    [['[/catalog/*]', '[/*, catalog, /a*, /a/*/b, //x]']],
    [
      'regions.yaml:11:17 api.cachedPaths[0]: must be a path pattern other than /*; found "/*"; write it like /catalog/*, with the star only at the end and after a slash',
      'regions.yaml:11:21 api.cachedPaths[1]: must be a path pattern other than /*; found "catalog"; write it like /catalog/*, with the star only at the end and after a slash',
      'regions.yaml:11:30 api.cachedPaths[2]: must be a path pattern other than /*; found "/a*"; write it like /catalog/*, with the star only at the end and after a slash',
      'regions.yaml:11:35 api.cachedPaths[3]: must be a path pattern other than /*; found "/a/*/b"; write it like /catalog/*, with the star only at the end and after a slash',
      'regions.yaml:11:43 api.cachedPaths[4]: must be a path pattern other than /*; found "//x"; write it like /catalog/*, with the star only at the end and after a slash',
    ],
  ],
  [
    'e-mail',
    [['[oncall@shop.example]', '[oncall, ""]']],
    [
      'regions.yaml:28:12 alerts.emails[0]: must be an e-mail address; found "oncall"; write it like oncall@contososhoes.com',
      'regions.yaml:28:20 alerts.emails[1]: must be an e-mail address; found ""; write it like oncall@contososhoes.com',
    ],
  ],
  [
    'one e-mail twice',
    [['[oncall@shop.example]', '[oncall@shop.example, oncall@shop.example]']],
    [
      'regions.yaml:28:11 alerts.emails: must not contain duplicates; found ["oncall@shop.example","oncall@shop.example"]; keep one of each',
    ],
  ],
  [
    'no e-mail',
    [['[oncall@shop.example]', '[]']],
    ['regions.yaml:28:11 alerts.emails: must name somebody; found []; give at least one address'],
  ],
  [
    'address space malformed',
    [['10.30.0.0/20', '10.30.0.0']],
    [
      'regions.yaml:18:64 regions.northeurope.addressSpace: must be a private IPv4 range, /16 to /24, on its network address; found "10.30.0.0"; write it like 10.10.0.0/20',
    ],
  ],
  [
    'address space public, off its network address, too small',
    [
      ['10.30.0.0/20', '8.8.0.0/20'],
      ['10.40.0.0/20', '10.40.1.0/20'],
    ],
    [
      'regions.yaml:18:64 regions.northeurope.addressSpace: must be a private IPv4 range, /16 to /24, on its network address; found "8.8.0.0/20"; write it like 10.10.0.0/20',
      'regions.yaml:19:66 regions.francecentral.addressSpace: must be a private IPv4 range, /16 to /24, on its network address; found "10.40.1.0/20"; write it like 10.10.0.0/20',
    ],
  ],
  [
    'address space too small',
    [['10.40.0.0/20', '10.40.0.0/28']],
    [
      'regions.yaml:19:66 regions.francecentral.addressSpace: must be a private IPv4 range, /16 to /24, on its network address; found "10.40.0.0/28"; write it like 10.10.0.0/20',
    ],
  ],
  [
    'secrets',
    [['  healthPath: /health', '  healthPath: /health\n  secrets: { third-party: Third_Party }']],
    [
      'regions.yaml:11:14 api.secrets.third-party: must be an app setting name; found "third-party"; write it like THIRD_PARTY_API_KEY',
    ],
  ],
  [
    'reason too short, of two lines',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  francesouth: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20, acceptNoZones: { reason: because }, acceptRestricted: { reason: "two\\nlines of reason" } }',
      ],
    ],
    [
      'regions.yaml:19:103 regions.francesouth.acceptNoZones.reason: must be a reason of 10 to 256 characters on one line; found "because"; say why this is acceptable, for whoever reads the tag during an outage',
      'regions.yaml:19:142 regions.francesouth.acceptRestricted.reason: must be a reason of 10 to 256 characters on one line; found "two\\nlines of reason"; say why this is acceptable, for whoever reads the tag during an outage',
    ],
  ],
  [
    'reason of too many bytes',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  ukwest: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20, acceptNoZones: { reason: üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü } }',
      ],
    ],
    [
      'regions.yaml:19:98 regions.ukwest.acceptNoZones.reason: must be a reason of 10 to 256 characters on one line; found "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü…; say why this is acceptable, for whoever reads the tag during an outage',
    ],
  ],
  [
    'state account',
    [
      [
        '{ backend: local }',
        '{ backend: azurerm, resourceGroup: rg., storageAccount: st-a, container: a--b }',
      ],
    ],
    [
      'regions.yaml:6:43 state.resourceGroup: must be a resource group name; found "rg."; write the group of the state account',
      'regions.yaml:6:64 state.storageAccount: must be 3 to 24 lower-case letters and digits; found "st-a"; write the name of the storage account',
      'regions.yaml:6:81 state.container: must be a blob container name; found "a--b"; use 3 to 63 lower-case letters, digits and single hyphens between them, like tfstate',
    ],
  ],
  [
    'bootstrap',
    [
      [
        'alerts:',
        'bootstrap: { repository: shop, githubEnvironment: "a:b", operators: [me], budget: { monthlyAmount: 0 } }\nalerts:',
      ],
    ],
    [
      'regions.yaml:27:26 bootstrap.repository: must be a GitHub repository; found "shop"; write it like contoso/shoes, in the casing that GitHub shows: Entra compares exactly',
      'regions.yaml:27:51 bootstrap.githubEnvironment: must be the name of a GitHub environment; found "a:b"; write it like production, without a colon',
      'regions.yaml:27:70 bootstrap.operators[0]: must be an object id in Entra; found "me"; copy it from az ad user show --id NAME --query id',
      'regions.yaml:27:100 bootstrap.budget.monthlyAmount: must be a whole number from 1 to 100000000; found 0; it stands for the billing currency, a month, in each subscription',
    ],
  ],
  [
    'state container too long',
    [
      [
        '{ backend: local }',
        '{ backend: azurerm, resourceGroup: rg, storageAccount: sta, container: cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc }',
      ],
    ],
    [
      'regions.yaml:6:79 state.container: must be a blob container name; found "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"; use 3 to 63 lower-case letters, digits and single hyphens between them, like tfstate',
    ],
  ],
  [
    'durations',
    [
      ['ttl: 2d', 'ttl: 2 days'],
      ["name: '@'", "name: '@', ttl: 90000d"],
    ],
    [
      'regions.yaml:24:59 dns.legacy.ttl: must be a duration; found "2 days"; write it like 2d, 12h, 5m or 300s',
      'regions.yaml:26:36 dns.records[0].ttl: is too long a duration; found "90000d"; at most 24855d',
    ],
  ],
  [
    'cosmos',
    [
      ['  database: shop', '  database: my/shop\n  maxThroughput: 4500'],
      ['{ partitionKey: /customerId }', '{ partitionKey: customerId, timeToLive: 0s }'],
    ],
    [
      'regions.yaml:13:13 cosmos.database: must be a database name; found "my/shop"; use letters, digits, _ and -',
      'regions.yaml:14:18 cosmos.maxThroughput: must be a multiple of 1000; found 4500; autoscale works in steps of 1000 request units',
      'regions.yaml:16:29 cosmos.containers.orders.partitionKey: must be a path into the document; found "customerId"; write it like /customerId',
      'regions.yaml:16:53 cosmos.containers.orders.timeToLive: must be a duration or off; found "0s"; write it like 30d',
    ],
  ],
  [
    'records',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        "    - { type: A, name: WWW, values: [1.2.3] }\n    - { type: AAAA, name: www, values: [] }\n    - { type: MX, name: '@', values: [{ preference: 70000, exchange: mail }] }\n    - { type: TXT, name: txt, values: [''] }\n    - { type: CAA, name: '@', values: [{ flags: 0, tag: contactphone, value: digicert.com }] }\n    - { type: SRV, name: _sip._tcp, values: [{ priority: 1, weight: 1, target: sip.shop.example }] }",
      ],
    ],
    [
      'regions.yaml:26:24 dns.records[0].name: must be a record name relative to the zone, in lower case; found "WWW"; write @ for the zone itself, or a name like www or _sip._tcp',
      'regions.yaml:26:38 dns.records[0].values[0]: must be an IPv4 address; found "1.2.3"; write it like 203.0.113.7',
      'regions.yaml:27:40 dns.records[1].values: must not be empty; found []; give a value',
      'regions.yaml:28:53 dns.records[2].values[0].preference: must be a whole number from 0 to 65535; found 70000; it stands for preference, the lowest first',
      'regions.yaml:28:70 dns.records[2].values[0].exchange: must be a full host name in lower case; found "mail"; write it like mail.contososhoes.com',
      'regions.yaml:29:40 dns.records[3].values[0]: must be one line of 1 to 4096 characters; found ""; Azure DNS allows no more',
      'regions.yaml:30:57 dns.records[4].values[0].tag: must be a CAA tag; found "contactphone"; one of issue, issuewild, iodef, contactemail',
      'regions.yaml:31:46 dns.records[5].values[0].port: is missing; found nothing; add it: it stands for a port',
    ],
  ],
  [
    'targets of the root: Azure DNS holds them of SRV records only',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        "    - { type: SRV, name: _imap._tcp, values: [{ priority: 0, weight: 0, port: 0, target: . }] }\n    - { type: MX, name: '@', values: [{ preference: 0, exchange: . }] }\n    - { type: CNAME, name: www, value: . }",
      ],
    ],
    [
      'regions.yaml:27:66 dns.records[1].values[0].exchange: is a null MX, which Azure DNS does not support; found "."; leave it out',
      'regions.yaml:28:40 dns.records[2].value: must be a full host name in lower case; found "."; write it like mail.contososhoes.com',
    ],
  ],
  [
    'moments',
    [['phase: prepare', 'phase: prepare\n  delegatedAt: 2026-12-01']],
    [
      'regions.yaml:24:16 dns.delegatedAt: must be a date and time with a time zone; found "2026-12-01"; write it like 2026-12-01T09:00:00Z',
    ],
  ],
  [
    'a moment that a phase needs',
    [['phase: prepare', 'phase: cutover\n  delegatedAt: soon']],
    [
      'regions.yaml:24:16 dns.delegatedAt: must be a date and time with a time zone; found "soon"; write it like 2026-12-01T09:00:00Z',
    ],
  ],
  [
    'everything at once',
    [
      ['workload: shop', 'workload: Shop\nworklod: shop'],
      ['backend: local', 'backend: s3'],
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }',
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20, instances: { min: 9, max: 6 }, trafficShare: 30 }',
      ],
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20, trafficShare: x }',
      ],
      ['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: 9999'],
      ['cosmos:', 'frontDoor: { probe: { successfulSamplesRequired: 5 } }\ncosmos:'],
      ['emails: [oncall@shop.example]', 'emails: [nobody]'],
    ],
    [
      'regions.yaml:1:11 workload: must be 2 to 20 lower-case letters and digits, a letter first; found "Shop"; it is the stem of every name, some of which take no hyphen',
      'regions.yaml:2:1 worklod: is not a known key; found "worklod"; did you mean workload? known here: workload, environment, suffix, subscriptionId, tenantId, homeRegion, controlRegion, deployed, state, providers, api, frontDoor, cosmos, registry, capacity, logs, regions, rollout, dns, alerts, bootstrap, adopt, accept',
      'regions.yaml:7:19 state.backend: must be a known backend; found "s3"; one of azurerm, local',
      'regions.yaml:13:50 frontDoor.probe.successfulSamplesRequired: must be at most sampleSize, which is 4; found 5; lower it, or raise sampleSize [PROBE-SAMPLES]',
      'regions.yaml:18:36 capacity.peakRequestsPerSecond: needs 100 instances in one region, but after losing a zone a plan of 30 has fewer left in francecentral; found 9999; choose a bigger sku and raise requestsPerSecondPerInstance, or pin instances in these regions [INSTANCES-PEAK]',
      'regions.yaml:20:96 regions.northeurope.instances.min: must be at most max, which is 6; found 9; lower min, or raise max [INSTANCES-ORDER]',
      'regions.yaml:21:94 regions.francecentral.trafficShare: must be a whole number from 0 to 100; found "x"; it stands for percent of the peak that this region\'s clients send',
      'regions.yaml:30:12 alerts.emails[0]: must be an e-mail address; found "nobody"; write it like oncall@contososhoes.com',
    ],
  ],
  [
    'a refused value is not taken for its default',
    [['cosmos:', 'frontDoor: { probe: { sampleSize: many, successfulSamplesRequired: 5 } }\ncosmos:']],
    [
      'regions.yaml:12:35 frontDoor.probe.sampleSize: must be a whole number from 1 to 255; found "many"; it stands for probe results that count',
    ],
  ],
  [
    'a refused region still counts',
    [['  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }', '  francecentral:']],
    [
      'regions.yaml:19:17 regions.francecentral: must be a mapping; found nothing; write its keys below it, indented, or as { key: value }',
    ],
  ],
  [
    'shares are not added up while it is unknown who serves',
    [
      [
        'state: active, dataPriority: 0, addressSpace: 10.30.0.0/20',
        'state: on, dataPriority: 0, addressSpace: 10.30.0.0/20, trafficShare: 60',
      ],
      ['addressSpace: 10.40.0.0/20', 'addressSpace: 10.40.0.0/20, trafficShare: 40'],
    ],
    [
      'regions.yaml:18:25 regions.northeurope.state: must be a region state; found "on"; one of active, standby, retired',
    ],
  ],
  [
    'nothing but a list',
    [[baseText, '- northeurope\n']],
    [
      'regions.yaml:1:1: must be a mapping; found ["northeurope"]; write its keys below it, indented, or as { key: value }',
    ],
  ],
  [
    'empty',
    [[baseText, '# nothing yet\n']],
    ['regions.yaml:1:1: is empty; found nothing; start from the regions.yaml of the project'],
  ],
  [
    'control region left out',
    [['controlRegion: swedencentral\n', '']],
    ['regions.yaml:1:1 controlRegion: is missing; found nothing; add it: write it like westeurope'],
  ],
  [
    'another health path that is none',
    [['healthPath: /health', 'healthPath: /health\n  otherHealthPath: healthz']],
    [
      'regions.yaml:11:20 api.otherHealthPath: must be a URL path without query; found "healthz"; write it like /health',
    ],
  ],
  ['25 containers share, others do not', [containers(25, 3)], []],
  [
    '26 containers share',
    [containers(26, 0)],
    [
      'regions.yaml:15:5 cosmos.containers: must have at most 25 containers that share their throughput; found {"shares0":{"partitionKey":"/id"},"shares1":{"partitionKey":"/id"},"shares2":{"…; Azure allows no more in one database: give new ones a maxThroughput',
    ],
  ],
  [
    'throughput of a container',
    [
      [
        '/customerId }',
        '/customerId, maxThroughput: 1500 }\n    cart: { partitionKey: /id, maxThroughput: 0 }',
      ],
    ],
    [
      'regions.yaml:15:57 cosmos.containers.orders.maxThroughput: must be a multiple of 1000; found 1500; autoscale works in steps of 1000 request units',
      'regions.yaml:16:47 cosmos.containers.cart.maxThroughput: must be a whole number from 1000 to 1000000; found 0; it stands for request units a second; a multiple of 1000',
    ],
  ],
  [
    'latency band by its former name',
    [frontDoor('{ latencyBandMilliseconds: 50 }')],
    [
      'regions.yaml:12:14 frontDoor.latencyBandMilliseconds: is not a known key; found "latencyBandMilliseconds"; known here: probe, latencyBand, rateLimitPerMinute, waf',
    ],
  ],
  [
    'latency band of nothing, without a reason',
    [frontDoor('{ latencyBand: { milliseconds: 0 } }')],
    [
      'regions.yaml:12:14 frontDoor.latencyBand.reason: is missing; found nothing; add it: say why this is acceptable, for whoever reads the tag during an outage',
      'regions.yaml:12:43 frontDoor.latencyBand.milliseconds: must be a whole number from 1 to 1000; found 0; it stands for milliseconds by which a region may be slower than the nearest and still get requests',
    ],
  ],
  [
    'who reaches the registry',
    [
      registry(
        '{ publicAccess: { reason: the builders push, addresses: [198.51.100.7, 198.51.0.0/15, 10.0.0.1, "2001:db8::/48", builders.shop.example] } }',
      ),
    ],
    [
      'regions.yaml:17:82 registry.publicAccess.addresses[1]: must be a public IPv4 address, or a public IPv4 range of /16 or smaller on its network address; found "198.51.0.0/15"; write it like 198.51.100.7 or 198.51.100.0/24',
      'regions.yaml:17:97 registry.publicAccess.addresses[2]: must be a public IPv4 address, or a public IPv4 range of /16 or smaller on its network address; found "10.0.0.1"; write it like 198.51.100.7 or 198.51.100.0/24',
      'regions.yaml:17:107 registry.publicAccess.addresses[3]: must be a public IPv4 address, or a public IPv4 range of /16 or smaller on its network address; found "2001:db8::/48"; write it like 198.51.100.7 or 198.51.100.0/24',
      'regions.yaml:17:124 registry.publicAccess.addresses[4]: must be a public IPv4 address, or a public IPv4 range of /16 or smaller on its network address; found "builders.shop.example"; write it like 198.51.100.7 or 198.51.100.0/24',
    ],
  ],
  [
    'nobody reaches the registry',
    [registry('{ publicAccess: { reason: the builders push, addresses: [] } }')],
    [
      'regions.yaml:17:67 registry.publicAccess.addresses: must not be empty; found []; list the addresses that may connect, or remove publicAccess',
    ],
  ],
  [
    '200 reach the registry',
    [registry(`{ publicAccess: { reason: the builders push, addresses: [${listOf(200, address)}] } }`)],
    [],
  ],
  [
    '201 reach the registry',
    [registry(`{ publicAccess: { reason: the builders push, addresses: [${listOf(201, address)}] } }`)],
    [
      'regions.yaml:17:67 registry.publicAccess.addresses: must have at most 200 addresses; found ["198.51.0.0","198.51.0.1","198.51.0.2","198.51.0.3","198.51.0.4","198.51.0.5",…; a registry allows no more',
    ],
  ],
  [
    'what the managed rules do',
    [waf('{ managedRules: { action: Redirect } }')],
    [
      'regions.yaml:12:21 frontDoor.waf.managedRules.reason: is missing; found nothing; add it: say why this is acceptable, for whoever reads the tag during an outage',
      'regions.yaml:12:45 frontDoor.waf.managedRules.action: must be an action; found "Redirect"; one of Log, Block',
    ],
  ],
  [
    'what the managed rules do not look at',
    [
      waf(
        `{ exclusions: [
    { match: QueryStringArgNames, operator: Equals, selector: q, reason: the search takes such texts },
    { match: RequestHeaderNames, operator: EqualsAny, selector: "*", reason: the search takes such texts },
    { rule: Microsoft_DefaultRuleSet-2.1-SQLI-942100, match: QueryStringArgs, operator: Is, selector: a b },
    { match: RequestCookieNames, operator: EqualsAny, selector: q, reason: the search takes such texts },
    { match: RequestCookieNames, operator: Equals, selector: "*", reason: the search takes such texts },
    ] }`,
      ),
    ],
    [
      'regions.yaml:15:5 frontDoor.waf.exclusions[2].reason: is missing; found nothing; add it: say why this is acceptable, for whoever reads the tag during an outage',
      'regions.yaml:15:13 frontDoor.waf.exclusions[2].rule: must be a rule of the default rule set; found "Microsoft_DefaultRuleSet-2.1-SQLI-942100"; write it like SQLI-942100: what ruleName_s of the log ends with',
      'regions.yaml:15:62 frontDoor.waf.exclusions[2].match: must be a part of a request; found "QueryStringArgs"; one of QueryStringArgNames, RequestBodyJsonArgNames, RequestBodyPostArgNames, RequestCookieNames, RequestHeaderNames',
      'regions.yaml:15:89 frontDoor.waf.exclusions[2].operator: must be an operator; found "Is"; one of Equals, Contains, StartsWith, EndsWith, EqualsAny',
      'regions.yaml:15:103 frontDoor.waf.exclusions[2].selector: must be the name of a field; found "a b"; write it like x-filter, or * with EqualsAny',
      'regions.yaml:16:5 frontDoor.waf.exclusions[3]: must have the selector * with EqualsAny, and with nothing else; found {"match":"RequestCookieNames","operator":"EqualsAny","selector":"q","reason":"t…; change operator or selector',
      'regions.yaml:17:5 frontDoor.waf.exclusions[4]: must have the selector * with EqualsAny, and with nothing else; found {"match":"RequestCookieNames","operator":"Equals","selector":"*","reason":"the …; change operator or selector',
    ],
  ],
  [
    'what a managed rule does',
    [
      waf(
        `{ overrides: [
    { rule: MS-ThreatIntel-WebShells-99005002, action: AnomalyScoring, reason: it shall score },
    { rule: PROTOCOL-ENFORCEMENT-920300, action: Log, reason: clients of ours send none },
    { rule: "942100", action: Block, reason: because },
    { rule: Bot300300, action: Log, reason: it is a client },
    ] }`,
      ),
    ],
    [
      'regions.yaml:15:13 frontDoor.waf.overrides[2].rule: must be a rule of the default rule set; found "942100"; write it like SQLI-942100: what ruleName_s of the log ends with',
      'regions.yaml:15:31 frontDoor.waf.overrides[2].action: must be an action of the default rule set 2.x; found "Block"; one of Log, AnomalyScoring',
      'regions.yaml:15:46 frontDoor.waf.overrides[2].reason: must be a reason of 10 to 256 characters on one line; found "because"; say why this is acceptable, for whoever reads the tag during an outage',
      'regions.yaml:16:13 frontDoor.waf.overrides[3].rule: must be a rule of the default rule set; found "Bot300300"; write it like SQLI-942100: what ruleName_s of the log ends with',
    ],
  ],
  [
    'whom the rate limit does not count',
    [
      waf(
        `{ rateLimitExempt: [
    { address: 198.51.100.0/24, reason: the partner behind one address },
    { address: "2001:db8::/48", reason: the partner behind one address },
    { address: 0.0.0.0/0, reason: the partner behind one address },
    { address: 10.0.0.1, reason: the partner behind one address },
    { address: 198.51.100.1/24, reason: the partner behind one address },
    { address: "2001:db8::/31" },
    ] }`,
      ),
    ],
    [
      'regions.yaml:15:16 frontDoor.waf.rateLimitExempt[2].address: must be a public address, or a public range of /16 or smaller (IPv6: /32) on its network address; found "0.0.0.0/0"; write it like 198.51.100.0/24 or 2001:db8::/48',
      'regions.yaml:16:16 frontDoor.waf.rateLimitExempt[3].address: must be a public address, or a public range of /16 or smaller (IPv6: /32) on its network address; found "10.0.0.1"; write it like 198.51.100.0/24 or 2001:db8::/48',
      'regions.yaml:17:16 frontDoor.waf.rateLimitExempt[4].address: must be a public address, or a public range of /16 or smaller (IPv6: /32) on its network address; found "198.51.100.1/24"; write it like 198.51.100.0/24 or 2001:db8::/48',
      'regions.yaml:18:5 frontDoor.waf.rateLimitExempt[5].reason: is missing; found nothing; add it: say why this is acceptable, for whoever reads the tag during an outage',
      'regions.yaml:18:16 frontDoor.waf.rateLimitExempt[5].address: must be a public address, or a public range of /16 or smaller (IPv6: /32) on its network address; found "2001:db8::/31"; write it like 198.51.100.0/24 or 2001:db8::/48',
    ],
  ],
  [
    'the most that Azure takes',
    [
      waf(
        `{ rateLimitExempt: [${listOf(598, (i) => `{ address: ${address(i)}, reason: the partner }`)}], overrides: [${listOf(100, (i) => `{ rule: SQLI-${942100 + i}, action: Log, reason: the search }`)}], exclusions: [${listOf(100, (i) => `{ match: RequestCookieNames, operator: Equals, selector: c${i}, reason: the search }`)}] }`,
      ),
    ],
    [],
  ],
  [
    'more than Azure takes',
    [
      waf(
        `{ rateLimitExempt: [${listOf(599, (i) => `{ address: ${address(i)}, reason: the partner }`)}], overrides: [${listOf(101, (i) => `{ rule: SQLI-${942100 + i}, action: Log, reason: the search }`)}], exclusions: [${listOf(101, (i) => `{ match: RequestCookieNames, operator: Equals, selector: c${i}, reason: the search }`)}] }`,
      ),
    ],
    [
      'regions.yaml:12:38 frontDoor.waf.rateLimitExempt: must have at most 598 entries; found [{"address":"198.51.0.0","reason":"the partner"},{"address":"198.51.0.1","reaso…; Azure allows no more',
      'regions.yaml:12:28486 frontDoor.waf.overrides: must have at most 100 entries; found [{"rule":"SQLI-942100","action":"Log","reason":"the search"},{"rule":"SQLI-9421…; Azure allows no more',
      'regions.yaml:12:34156 frontDoor.waf.exclusions: must have at most 100 entries; found [{"match":"RequestCookieNames","operator":"Equals","selector":"c0","reason":"th…; Azure allows no more',
    ],
  ],
  [
    'adopted registration',
    [apiApplication('{ objectId: api, tokenVersion: 3 }')],
    [
      'regions.yaml:27:38 adopt.apiApplication.objectId: must be a GUID; found "api"; copy it from `az ad app show --id CLIENT_ID --query id`: it is not the client id',
      'regions.yaml:27:57 adopt.apiApplication.tokenVersion: must be 1 or 2; found 3; copy requestedAccessTokenVersion from its manifest; null means 1',
    ],
  ],
  [
    'adopted registration, half of it',
    [apiApplication('{ objectId: 77777777-7777-4777-8777-777777777777 }')],
    [
      'regions.yaml:27:10 adopt.apiApplication.tokenVersion: is missing; found nothing; add it: copy requestedAccessTokenVersion from its manifest; null means 1',
    ],
  ],
  [
    'adopted registration, a version in quotes',
    [apiApplication('{ objectId: 77777777-7777-4777-8777-777777777777, tokenVersion: "1" }')],
    [
      'regions.yaml:27:90 adopt.apiApplication.tokenVersion: must be 1 or 2; found "1"; copy requestedAccessTokenVersion from its manifest; null means 1',
    ],
  ],
  [
    'adopted ids',
    [
      [
        'alerts:',
        `adopt: { cosmosAccountId: my-account, registryId: ${IN_GROUP}/Microsoft.Storage/storageAccounts/shop }\nalerts:`,
      ],
    ],
    [
      'regions.yaml:27:27 adopt.cosmosAccountId: must be the resource id of a Microsoft.DocumentDB/databaseAccounts; found "my-account"; copy it from `az resource show --query id`, in the casing shown there',
      'regions.yaml:27:51 adopt.registryId: must be the resource id of a Microsoft.ContainerRegistry/registries; found "/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/RG-Shop/pro…; copy it from `az resource show --query id`, in the casing shown there',
    ],
  ],
  [
    'adopted ids in another casing',
    [
      [
        'alerts:',
        `adopt:\n  cosmosAccountId: ${IN_GROUP}/Microsoft.DocumentDB/databaseAccounts/Shop-Data\n  cosmosContainers: [orders]\n  acceptNoZones: { reason: made without zones }\n  acceptLegacyAccess: { reason: until the name has moved }\n  registryId: ${IN_GROUP.toLowerCase()}/microsoft.containerregistry/registries/ShopImages\nalerts:`,
      ],
    ],
    [
      `regions.yaml:28:20 adopt.cosmosAccountId: must have the casing that azurerm accepts; found "/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/RG-Shop/pro…; write ${IN_GROUP}/Microsoft.DocumentDB/databaseAccounts/shop-data`,
      `regions.yaml:32:15 adopt.registryId: must have the casing that azurerm accepts; found "/subscriptions/33333333-3333-4333-8333-333333333333/resourcegroups/rg-shop/pro…; write ${IN_GROUP.replace('RG-Shop', 'rg-shop')}/Microsoft.ContainerRegistry/registries/ShopImages`,
    ],
  ],
  [
    'names in adopted ids',
    [
      [
        'alerts:',
        `adopt:\n  cosmosAccountId: ${IN_GROUP}/Microsoft.DocumentDB/databaseAccounts/shop_data\n  registryId: ${IN_GROUP}/Microsoft.ContainerRegistry/registries/shop-images\nalerts:`,
      ],
    ],
    [
      'regions.yaml:28:20 adopt.cosmosAccountId: must not end in shop_data, as no Microsoft.DocumentDB/databaseAccounts has such a name; found "/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/RG-Shop/pro…; names have 3 to 44 lower-case letters, digits and hyphens between them',
      'regions.yaml:29:15 adopt.registryId: must not end in shop-images, as no Microsoft.ContainerRegistry/registries has such a name; found "/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/RG-Shop/pro…; names have 5 to 50 letters and digits',
    ],
  ],
  [
    'versions of providers that nobody has tried',
    [['api:\n', 'providers: { azurerm: 4.60.0, azuread: 4, random: 3.0.0 }\napi:\n']],
    [
      'regions.yaml:7:23 providers.azurerm: must be a version of azurerm that was tried; found "4.60.0"; one of 4.55.0, 4.81.0, 5.2.0',
      'regions.yaml:7:40 providers.azuread: must be a version of azuread that was tried; found 4; one of 3.7.0, 3.9.0',
      'regions.yaml:7:43 providers.random: is not a known key; found "random"; known here: azurerm, azuread',
    ],
  ],
];

describe('a value of the wrong shape', () => {
  test.each(cases)('%s', (_, edits, lines) => {
    expect(problemsOf(edited(...edits))).toEqual(lines);
  });
});
