import { catalogue } from '../../../../topology/catalogue';
import { formatFinding } from '../../../../topology/file/problem';
import { readRegions } from '../../../../topology/parse';
import { fileRules } from '../../../../topology/rules/file';
import { moreRegions } from '../../../support/more-regions';
import { type Edit, edited, SLOT } from '../../../support/regions-file';

const REGISTRY =
  '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/crshop';
const ADOPTED_REGISTRY: Edit = ['alerts:', `adopt: { registryId: ${REGISTRY} }\nalerts:`];
const PUBLIC_ACCESS: Edit = [
  'regions:\n',
  'registry: { publicAccess: { reason: the builders push from there, addresses: [198.51.100.7] } }\nregions:\n',
];
const managed = (action: string): string =>
  `frontDoor: { waf: { managedRules: { action: ${action}, reason: we know what we do } } }\n`;
const logs = (text: string): Edit => ['regions:\n', `logs: ${text}\nregions:\n`];
const signalsOf = (text: string): Edit => [
  'emails: [oncall@shop.example]\n',
  `emails: [oncall@shop.example]\n  signals: ${text}\n`,
];
const MOMENTS = '\n  delegatedAt: 2026-01-01T00:00:00Z\n  cutoverAt: 2026-02-01T00:00:00Z';

/** Besides the two of the text. */
function manyRegions(count: number, state = 'standby'): Edit {
  const free = [...catalogue].filter(
    ([name, { zones }]) => zones > 0 && !['northeurope', 'francecentral', 'swedencentral'].includes(name),
  );
  return moreRegions(
    ...free
      .slice(0, count)
      .map(
        ([name], i) =>
          `${name}: { state: ${state}, dataPriority: ${i + 2}, addressSpace: 10.${i + 50}.0.0/20 }`,
      ),
  );
}

/** So many in all, those without zones and those that are closed to most included. */
function everyRegion(count: number): Edit {
  const taken = ['northeurope', 'francecentral', 'swedencentral'];
  return moreRegions(
    ...[...catalogue]
      .filter(([name]) => !taken.includes(name))
      .slice(0, count - 2)
      .map(([name, { zones, accessRestricted }], i) => {
        const because = '{ reason: we sell there as well }';
        const noZones = zones > 0 ? '' : `, acceptNoZones: ${because}`;
        const restricted = accessRestricted ? `, acceptRestricted: ${because}` : '';
        return `${name}: { state: standby, dataPriority: ${i + 2}, addressSpace: 10.${i + 50}.0.0/20${noZones}${restricted} }`;
      }),
  );
}

/** The name of a case starts with the rule that it shows. */
type Case = readonly [name: string, edits: readonly Edit[], lines: readonly string[]];

const cases: readonly Case[] = [
  [
    'REGION-UNKNOWN',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  francecentrall: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
      ],
    ],
    [
      'regions.yaml:19:3 regions.francecentrall: is not an Azure region; found "francecentrall"; did you mean francecentral? [REGION-UNKNOWN]',
    ],
  ],
  [
    'REGION-UNKNOWN, in display form',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  "France Central": { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
      ],
    ],
    [
      'regions.yaml:19:3 regions["France Central"]: is not an Azure region; found "France Central"; did you mean francecentral? [REGION-UNKNOWN]',
    ],
  ],
  [
    'REGION-UNKNOWN, nothing near',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  atlantis: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
      ],
    ],
    [
      'regions.yaml:19:3 regions.atlantis: is not an Azure region; found "atlantis"; use a name from `az account list-locations --query "[].name"` [REGION-UNKNOWN]',
    ],
  ],
  [
    'REGION-RESTRICTED',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  francesouth: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
      ],
    ],
    [
      'regions.yaml:19:3 regions.francesouth: is closed to new customers; found "francesouth"; choose another region, or, once support has opened it to you, add acceptRestricted: { reason: ... } [REGION-RESTRICTED]',
      'regions.yaml:19:3 regions.francesouth: has no availability zones; found "francesouth"; choose a region with zones, or add acceptNoZones: { reason: ... } [REGION-NO-ZONES]',
    ],
  ],
  [
    'REGION-NO-ZONES',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  ukwest: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
      ],
    ],
    [
      'regions.yaml:19:3 regions.ukwest: has no availability zones; found "ukwest"; choose a region with zones, or add acceptNoZones: { reason: ... } [REGION-NO-ZONES]',
    ],
  ],
  [
    'SKU-NOT-ZONAL',
    [
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }',
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20, sku: P1v4 }',
      ],
    ],
    [
      'regions.yaml:18:83 regions.northeurope.sku: cannot be zone redundant in North Europe; found "P1v4"; use P1v3 [SKU-NOT-ZONAL]',
    ],
  ],
  [
    'SKU-NOT-ZONAL, not offered',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  austriaeast: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20, sku: P1mv4 }',
      ],
    ],
    [
      'regions.yaml:19:83 regions.austriaeast.sku: is not offered in Austria East; found "P1mv4"; use P1mv3 [SKU-NOT-ZONAL]',
    ],
  ],
  [
    'REGION-TWO-ACTIVE',
    [['state: active, dataPriority: 1', 'state: standby, dataPriority: 1']],
    [
      'regions.yaml:17:1 regions: must have at least two active regions; found ["northeurope"]; add a region, or set another one to active [REGION-TWO-ACTIVE]',
    ],
  ],
  [
    'REGION-TWO-ACTIVE, no regions',
    [
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }\n  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  {}',
      ],
    ],
    [
      'regions.yaml:17:1 regions: must have at least two active regions; found []; add a region, or set another one to active [REGION-TWO-ACTIVE]',
    ],
  ],
  [
    'REGION-HOME, unknown',
    [['homeRegion: northeurope', 'homeRegion: westeurope']],
    [
      'regions.yaml:5:13 homeRegion: is not among the regions; found "westeurope"; one of northeurope, francecentral [REGION-HOME]',
    ],
  ],
  [
    'REGION-HOME, a property of every object',
    [['homeRegion: northeurope', 'homeRegion: constructor']],
    [
      'regions.yaml:5:13 homeRegion: is not among the regions; found "constructor"; one of northeurope, francecentral [REGION-HOME]',
    ],
  ],
  [
    'REGION-HOME, retired',
    [['state: active, dataPriority: 0', 'state: retired, dataPriority: 0']],
    [
      'regions.yaml:5:13 homeRegion: cannot be retired; found "northeurope"; set it to standby: its replica must stay [REGION-HOME]',
      'regions.yaml:17:1 regions: must have at least two active regions; found ["francecentral"]; add a region, or set another one to active [REGION-TWO-ACTIVE]',
    ],
  ],
  [
    'CONTROL-REGION, unknown',
    [['controlRegion: swedencentral', 'controlRegion: swedencentrall']],
    [
      'regions.yaml:29:16 controlRegion: is not an Azure region; found "swedencentrall"; did you mean swedencentral? [CONTROL-REGION]',
    ],
  ],
  [
    'CONTROL-REGION, a property of every object',
    [['controlRegion: swedencentral', 'controlRegion: constructor']],
    [
      'regions.yaml:29:16 controlRegion: is not an Azure region; found "constructor"; use a name from `az account list-locations --query "[].name"` [CONTROL-REGION]',
    ],
  ],
  [
    'CONTROL-REGION, holds a stamp',
    [['controlRegion: swedencentral', 'controlRegion: francecentral']],
    [
      'regions.yaml:29:16 controlRegion: must not be listed under regions, which hold stamps; found "francecentral"; choose a region that has availability zones, is open to new customers and is not listed under regions [CONTROL-REGION]',
    ],
  ],
  [
    'CONTROL-REGION, holds a retired one',
    [
      ['controlRegion: swedencentral', 'controlRegion: uksouth'],
      moreRegions('uksouth: { state: retired, dataPriority: 2, addressSpace: 10.50.0.0/20 }'),
    ],
    [
      'regions.yaml:30:16 controlRegion: must not be listed under regions, which hold stamps; found "uksouth"; choose a region that has availability zones, is open to new customers and is not listed under regions [CONTROL-REGION]',
    ],
  ],
  [
    'CONTROL-REGION, no zones',
    [['controlRegion: swedencentral', 'controlRegion: ukwest']],
    [
      'regions.yaml:29:16 controlRegion: has no availability zones; found "ukwest"; choose a region that has availability zones, is open to new customers and is not listed under regions [CONTROL-REGION]',
    ],
  ],
  [
    'CONTROL-REGION, no zones and closed',
    [['controlRegion: swedencentral', 'controlRegion: francesouth']],
    [
      'regions.yaml:29:16 controlRegion: has no availability zones; found "francesouth"; choose a region that has availability zones, is open to new customers and is not listed under regions [CONTROL-REGION]',
      'regions.yaml:29:16 controlRegion: is closed to new customers; found "francesouth"; choose a region that has availability zones, is open to new customers and is not listed under regions [CONTROL-REGION]',
    ],
  ],
  [
    'CONTROL-NO-PAIR',
    [
      ['controlRegion: swedencentral', 'controlRegion: italynorth'],
      [
        '{ backend: local }',
        '{ backend: azurerm, resourceGroup: rg, storageAccount: sta, container: tfstate }',
      ],
    ],
    [
      'regions.yaml:29:16 controlRegion: has no paired region: the state can be zone-redundant there, but not geo-redundant; found "italynorth"; choose a region that has a pair, or accept that nothing can be deployed while this one is down [CONTROL-NO-PAIR]',
    ],
  ],
  [
    'CONTROL-NO-PAIR, the state is elsewhere',
    [['controlRegion: swedencentral', 'controlRegion: italynorth']],
    [],
  ],
  [
    'TRAFFIC-SHARES, one missing',
    [
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }',
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20, trafficShare: 60 }',
      ],
    ],
    [
      'regions.yaml:19:3 regions.francecentral: has no trafficShare, but other active regions have one; found nothing; give one to every active region, or to none [TRAFFIC-SHARES]',
    ],
  ],
  [
    'TRAFFIC-SHARES, sum',
    [
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }',
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20, trafficShare: 60 }',
      ],
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20, trafficShare: 60 }',
      ],
    ],
    [
      'regions.yaml:17:1 regions: must have traffic shares that add up to 100; found 120; change the shares [TRAFFIC-SHARES]',
    ],
  ],
  [
    'ADDRESS-OVERLAP',
    [['10.40.0.0/20', '10.30.8.0/21']],
    [
      'regions.yaml:19:66 regions.francecentral.addressSpace: overlaps 10.30.0.0/20 of northeurope; found "10.30.8.0/21"; choose a range that overlaps no other [ADDRESS-OVERLAP]',
    ],
  ],
  [
    'DATA-PRIORITY, twice',
    [['dataPriority: 1', 'dataPriority: 0']],
    [
      'regions.yaml:19:49 regions.francecentral.dataPriority: must be 0 on the home region only; found 0; the home region is northeurope [DATA-PRIORITY]',
    ],
  ],
  [
    'DATA-PRIORITY, gap',
    [['dataPriority: 1', 'dataPriority: 2']],
    [
      'regions.yaml:19:49 regions.francecentral.dataPriority: must be from 0 to 1; found 2; leave no gap; retired regions do not count [DATA-PRIORITY]',
    ],
  ],
  [
    'DATA-PRIORITY, 0 elsewhere',
    [
      ['dataPriority: 0', 'dataPriority: 1'],
      ['active, dataPriority: 1, addressSpace: 10.40', 'active, dataPriority: 0, addressSpace: 10.40'],
    ],
    [
      'regions.yaml:18:47 regions.northeurope.dataPriority: must be 0 on the home region; found 1; the home region is northeurope [DATA-PRIORITY]',
      'regions.yaml:19:49 regions.francecentral.dataPriority: must be 0 on the home region only; found 0; the home region is northeurope [DATA-PRIORITY]',
    ],
  ],
  [
    'ENDPOINT-ADDRESSES, 27 regions find room in a /24',
    [['10.30.0.0/20', '10.30.0.0/24'], manyRegions(25)],
    [],
  ],
  [
    'ENDPOINT-ADDRESSES, 28 do not',
    [['10.30.0.0/20', '10.30.0.0/24'], manyRegions(26)],
    [
      'regions.yaml:18:64 regions.northeurope.addressSpace: has room for 59 private endpoint addresses, but 28 regions need 60 in each stamp; found "10.30.0.0/24"; choose a wider range; once deployed, the home region keeps the one it has [ENDPOINT-ADDRESSES]',
    ],
  ],
  [
    'ENDPOINT-ADDRESSES, 28 do not, in another region than home',
    [manyRegions(26), ['10.40.0.0/20', '10.40.0.0/24']],
    [
      'regions.yaml:19:66 regions.francecentral.addressSpace: has room for 59 private endpoint addresses, but 28 regions need 60 in each stamp; found "10.40.0.0/24"; choose a wider range; if the region is deployed, retire it and add it again [ENDPOINT-ADDRESSES]',
    ],
  ],
  [
    'ENDPOINT-ADDRESSES, 28 do with an adopted registry, which is at home in one of them',
    [['10.30.0.0/20', '10.30.0.0/24'], manyRegions(26), ADOPTED_REGISTRY],
    [],
  ],
  [
    'ENDPOINT-ADDRESSES, 29 do not even then; who needs the room is told, not who came last',
    [['10.30.0.0/20', '10.30.0.0/24'], manyRegions(27), ADOPTED_REGISTRY],
    [
      'regions.yaml:18:64 regions.northeurope.addressSpace: has room for 59 private endpoint addresses, but 29 regions need 61 in each stamp; found "10.30.0.0/24"; choose a wider range; once deployed, the home region keeps the one it has [ENDPOINT-ADDRESSES]',
    ],
  ],
  [
    'ENDPOINT-ADDRESSES, retired ones take none',
    [['10.30.0.0/20', '10.30.0.0/24'], manyRegions(26, 'retired')],
    [],
  ],
  [
    'INSTANCES-ORDER',
    [
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }',
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20, instances: { min: 9, max: 6 } }',
      ],
    ],
    [
      'regions.yaml:18:96 regions.northeurope.instances.min: must be at most max, which is 6; found 9; lower min, or raise max [INSTANCES-ORDER]',
    ],
  ],
  [
    'INSTANCES-PEAK',
    [['peakRequestsPerSecond: 400', 'peakRequestsPerSecond: 2001']],
    [
      'regions.yaml:16:36 capacity.peakRequestsPerSecond: needs 21 instances in one region, but after losing a zone a plan of 30 has fewer left in northeurope, francecentral; found 2001; choose a bigger sku and raise requestsPerSecondPerInstance, or pin instances in these regions [INSTANCES-PEAK]',
    ],
  ],
  [
    'ACCEPT-NOT-NEEDED',
    [
      [
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20 }',
        '  northeurope: { state: active, dataPriority: 0, addressSpace: 10.30.0.0/20, acceptNoZones: { reason: we know what we do }, acceptRestricted: { reason: we know what we do } }',
      ],
      ['  healthPath: /health', '  healthPath: /health\n  acceptImageTag: { reason: we know what we do }'],
      [
        'alerts:',
        'adopt: { acceptNoZones: { reason: we know what we do }, acceptLegacyAccess: { reason: we know what we do } }\nalerts:',
      ],
    ],
    [
      'regions.yaml:11:3 api.acceptImageTag: is not needed; found {"reason":"we know what we do"}; remove it: the image is named by digest [ACCEPT-NOT-NEEDED]',
      'regions.yaml:19:78 regions.northeurope.acceptNoZones: is not needed; found {"reason":"we know what we do"}; remove it: North Europe has zones [ACCEPT-NOT-NEEDED]',
      'regions.yaml:19:125 regions.northeurope.acceptRestricted: is not needed; found {"reason":"we know what we do"}; remove it: North Europe is open to everybody [ACCEPT-NOT-NEEDED]',
      'regions.yaml:28:10 adopt.acceptNoZones: is not needed; found {"reason":"we know what we do"}; remove it: no Cosmos account is adopted [ACCEPT-NOT-NEEDED]',
      'regions.yaml:28:57 adopt.acceptLegacyAccess: is not needed; found {"reason":"we know what we do"}; remove it: nothing is adopted [ACCEPT-NOT-NEEDED]',
    ],
  ],
  [
    'ACCEPT-NOT-NEEDED',
    [
      [
        '  phase: prepare',
        '  phase: complete\n  delegatedAt: 2026-01-01T00:00:00Z\n  cutoverAt: 2026-02-01T00:00:00Z',
      ],
      [
        'alerts:',
        'adopt:\n  registryId: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/crshop\n  acceptLegacyAccess: { reason: we know what we do }\nalerts:',
      ],
    ],
    [
      'regions.yaml:31:3 adopt.acceptLegacyAccess: is not needed; found {"reason":"we know what we do"}; remove it: in phase complete nobody calls the legacy app any more [ACCEPT-NOT-NEEDED]',
    ],
  ],
  ...(['prepare', 'cutover', 'complete'] as const).flatMap((phase): Case[] =>
    (['Log', 'Block'] as const).map((action) => [
      `ACCEPT-NOT-NEEDED, managed rules that ${action} in phase ${phase}`,
      [
        ['phase: prepare', `phase: ${phase}${phase === 'prepare' ? '' : MOMENTS}`],
        [
          'cosmos:',
          `frontDoor: { waf: { managedRules: { action: ${action}, reason: we know what we do } } }\ncosmos:`,
        ],
      ],
      (action === 'Block') === (phase === 'complete')
        ? [
            `regions.yaml:12:21 frontDoor.waf.managedRules: is not needed; found {"action":"${action}","reason":"we know what we do"}; remove it: in phase ${phase} the managed rules ${action.toLowerCase()} anyway [ACCEPT-NOT-NEEDED]`,
          ]
        : [],
    ]),
  ),
  [
    'LOGS-RETENTION',
    [logs('{ retentionDays: 30 }')],
    [
      'regions.yaml:17:24 logs.retentionDays: must be at least 90; found 30; write 90, or add acceptShortRetention: { reason: ... } [LOGS-RETENTION]',
    ],
  ],
  [
    'LOGS-RETENTION, short for a reason',
    [logs('{ retentionDays: 30, acceptShortRetention: { reason: exported every night } }')],
    [],
  ],
  [
    'ALERT-BOUNDS, higher is worse',
    [signalsOf('{ cpu: { degraded: 95 } }')],
    [
      'regions.yaml:29:31 alerts.signals.cpu.degraded: must keep degraded below unhealthy; found 95; change one of them: degraded is 95, unhealthy is 90, and a higher value is worse [ALERT-BOUNDS]',
    ],
  ],
  [
    'ALERT-BOUNDS, lower is worse',
    [signalsOf('{ originHealth: { degraded: 70, unhealthy: 75 } }')],
    [
      'regions.yaml:29:55 alerts.signals.originHealth.unhealthy: must keep degraded above unhealthy; found 75; change one of them: degraded is 70, unhealthy is 75, and a lower value is worse [ALERT-BOUNDS]',
    ],
  ],
  [
    'ALERT-BOUNDS, of a signal that has none',
    [signalsOf('{ requests: { degraded: 5 } }')],
    [
      'regions.yaml:29:36 alerts.signals.requests.degraded: is a bound, but this signal has none; found 5; remove it; docs/monitoring.md lists the bounds of each signal [ALERT-BOUNDS]',
    ],
  ],
  ['ALERT-BOUNDS, other ones', [signalsOf('{ cpu: { unhealthy: 99 }, wafBlocks: { degraded: 5000 } }')], []],
  [
    'ALERT-TIMING, of an event',
    [signalsOf('{ autoscaleFailed: { severity: 1 } }')],
    [
      'regions.yaml:29:43 alerts.signals.autoscaleFailed.severity: is the severity of a signal that has none; found 1; remove it: it is an event, or nobody is told of it [ALERT-TIMING]',
    ],
  ],
  [
    'ALERT-TIMING, of a count',
    [signalsOf('{ wafBlocks: { window: 1h } }')],
    [
      'regions.yaml:29:35 alerts.signals.wafBlocks.window: is the window of a signal whose window is fixed; found "1h"; remove it; these have one: originHealth, errors, latency, requests, cpu, queue, healthCheck, atMaximum, dataAvailability, dataLatencyDirect, dataLatencyGateway, replication, vaultAvailability, vaultLatency [ALERT-TIMING]',
    ],
  ],
  [
    'ALERT-TIMING, less than between two looks, and than between two values',
    [signalsOf('{ cpu: { window: 1m }, dataAvailability: { window: 30m } }')],
    [
      'regions.yaml:29:29 alerts.signals.cpu.window: is shorter than the time between two values, or two looks; found "1m"; write 5m or more [ALERT-TIMING]',
      'regions.yaml:29:63 alerts.signals.dataAvailability.window: is shorter than the time between two values, or two looks; found "30m"; write 1h or more [ALERT-TIMING]',
    ],
  ],
  [
    'ALERT-TIMING, what Azure takes',
    [
      signalsOf(
        '{ cpu: { window: 5m, severity: 4 }, originHealth: { window: 1m }, system: { severity: 1 } }',
      ),
    ],
    [],
  ],
  [
    'ACCEPT-NOT-NEEDED, a retention that is long',
    [logs('{ acceptShortRetention: { reason: exported every night } }')],
    [
      'regions.yaml:17:9 logs.acceptShortRetention: is not needed; found {"reason":"exported every night"}; remove it: logs are kept for 90 days or more [ACCEPT-NOT-NEEDED]',
    ],
  ],
  ...(
    [
      ['keep', 'prepare', '', 'log, and addresses are kept'],
      ['scrub', 'prepare', '', undefined],
      ['keep', 'prepare', 'Block', 'block, and addresses are kept'],
      ['keep', 'complete', '', undefined],
      ['scrub', 'complete', '', 'block, and addresses are scrubbed'],
      ['keep', 'complete', 'Log', 'log, and addresses are kept'],
    ] as const
  ).map(
    ([action, phase, managedRules, anyway]): Case => [
      `ACCEPT-NOT-NEEDED, in phase ${phase} addresses: ${action}, managed rules: ${managedRules}`,
      [
        ['phase: prepare', `phase: ${phase}${phase === 'prepare' ? '' : MOMENTS}`],
        logs(`{ clientAddresses: { action: ${action}, reason: we know what we do } }`),
        ['alerts:', `${managedRules && managed(managedRules)}alerts:`],
      ],
      anyway
        ? [
            `regions.yaml:17:9 logs.clientAddresses: is not needed; found {"action":"${action}","reason":"we know what we do"}; remove it: in phase ${phase} the managed rules ${anyway} anyway [ACCEPT-NOT-NEEDED]`,
          ]
        : [],
    ],
  ),
  [
    'ACCEPT-NOT-NEEDED, an open registry is opened to some',
    [
      PUBLIC_ACCESS,
      [
        'alerts:',
        `adopt:\n  registryId: ${REGISTRY}\n  acceptLegacyAccess: { reason: until the name has moved }\nalerts:`,
      ],
    ],
    [
      'regions.yaml:17:13 registry.publicAccess: is not needed; found {"reason":"the builders push from there","addresses":["198.51.100.7"]}; remove it: the adopted registry is open to everybody while acceptLegacyAccess is set [ACCEPT-NOT-NEEDED]',
    ],
  ],
  ['ACCEPT-NOT-NEEDED, a closed adopted registry is opened to some', [PUBLIC_ACCESS, ADOPTED_REGISTRY], []],
  [
    'IMAGE-TAG, of a candidate and of one region',
    [
      ['\n  healthPath:', '\n  candidate: shop/api:1.1\n  healthPath:'],
      ['northeurope: {', 'northeurope: { image: shop/api:1.2,'],
    ],
    [
      'regions.yaml:10:14 api.candidate: must be named by digest; found "shop/api:1.1"; write REPOSITORY@sha256:DIGEST, or add acceptImageTag: { reason: ... } to api [IMAGE-TAG]',
      'regions.yaml:19:25 regions.northeurope.image: must be named by digest; found "shop/api:1.2"; write REPOSITORY@sha256:DIGEST, or add acceptImageTag: { reason: ... } to api [IMAGE-TAG]',
    ],
  ],
  [
    'IMAGE-TAG, accepted where only the candidate has one',
    [
      [
        '\n  healthPath:',
        '\n  candidate: shop/api:1.1\n  acceptImageTag: { reason: we know what we do }\n  healthPath:',
      ],
    ],
    [],
  ],
  [
    'FRONT-DOOR-ROOM',
    [SLOT, everyRegion(51)],
    [
      'regions.yaml:18:1 regions: needs 51 origins in one group, but Front Door allows 50; found 51; retire regions, or spread them over two systems with a file each [FRONT-DOOR-ROOM]',
    ],
  ],
  ['FRONT-DOOR-ROOM, not yet', [SLOT, everyRegion(50)], []],
  [
    'IMAGE-TAG',
    [['@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', ':1.0']],
    [
      'regions.yaml:9:10 api.image: must be named by digest; found "shop/api:1.0"; write REPOSITORY@sha256:DIGEST, or add acceptImageTag: { reason: ... } to api [IMAGE-TAG]',
    ],
  ],
  [
    'ADOPT-SUBSCRIPTION',
    [
      [
        'alerts:',
        'adopt:\n  registryId: /subscriptions/55555555-5555-4555-8555-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/crshop\nalerts:',
      ],
    ],
    [
      'regions.yaml:28:15 adopt.registryId: must be in the subscription 33333333-3333-4333-8333-333333333333; found "/subscriptions/55555555-5555-4555-8555-555555555555/resourceGroups/rg/provider…; move the resource there first, or set subscriptionId to its subscription [ADOPT-SUBSCRIPTION]',
    ],
  ],
  [
    'ADOPT-CONTAINERS',
    [
      [
        'alerts:',
        'adopt:\n  cosmosAccountId: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/shop\n  cosmosContainers: [orders, toString]\nalerts:',
      ],
    ],
    [
      'regions.yaml:29:30 adopt.cosmosContainers[1]: is not among cosmos.containers; found "toString"; describe it there, with its current partition key [ADOPT-CONTAINERS]',
    ],
  ],
  [
    'ADOPT-ACCOUNT',
    [['alerts:', 'adopt: { cosmosContainers: [orders] }\nalerts:']],
    [
      'regions.yaml:27:28 adopt.cosmosContainers: needs cosmosAccountId as well; found ["orders"]; add cosmosAccountId, or remove cosmosContainers [ADOPT-ACCOUNT]',
    ],
  ],
  [
    'ADOPT-RESTORED',
    [['alerts:', 'adopt: { restored: { from: old, reason: documents were deleted } }\nalerts:']],
    [
      'regions.yaml:27:20 adopt.restored: needs cosmosAccountId and cosmosContainers as well; found nothing; add them; remove restored once the step is applied [ADOPT-RESTORED]',
    ],
  ],
  [
    'ADOPT-RESTORED, without its containers',
    [
      [
        'alerts:',
        'adopt: { cosmosAccountId: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-old/providers/Microsoft.DocumentDB/databaseAccounts/new, restored: { from: old, reason: documents were deleted } }\nalerts:',
      ],
    ],
    [
      'regions.yaml:27:164 adopt.restored: needs orders in cosmosContainers as well; found nothing; add them; remove restored once the step is applied [ADOPT-RESTORED]',
    ],
  ],
  [
    'ADOPT-THROUGHPUT',
    [
      [
        'alerts:',
        'adopt:\n  cosmosAccountId: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/shop\n  cosmosContainers: [orders]\nalerts:',
      ],
      [
        'orders: { partitionKey: /customerId }',
        'orders: { partitionKey: /customerId, maxThroughput: 4000 }\n    cart: { partitionKey: /id, maxThroughput: 1000 }',
      ],
    ],
    [
      'regions.yaml:15:57 cosmos.containers.orders.maxThroughput: has no effect: the container is adopted and keeps its throughput; found 4000; leave it out [ADOPT-THROUGHPUT]',
    ],
  ],
  [
    'HEALTH-PATH-TWICE',
    [['healthPath: /health', 'healthPath: /health\n  otherHealthPath: /health']],
    [
      'regions.yaml:11:20 api.otherHealthPath: is the same path as healthPath; found "/health"; leave it out [HEALTH-PATH-TWICE]',
    ],
  ],
  [
    'WAF-RULE-TWICE',
    [
      [
        'cosmos:',
        `frontDoor:
  waf:
    overrides:
      - { rule: SQLI-942100, action: Log, reason: the search takes such texts }
      - { rule: XSS-941100, action: Log, reason: the search takes such texts }
      - { rule: SQLI-942100, action: AnomalyScoring, reason: it shall score after all }
    exclusions:
      - { rule: XSS-941100, match: QueryStringArgNames, operator: Equals, selector: q, reason: the search takes such texts }
      - { rule: XSS-941100, match: QueryStringArgNames, operator: Equals, selector: text, reason: the search takes such texts }
cosmos:`,
      ],
    ],
    [
      'regions.yaml:17:17 frontDoor.waf.overrides[2].rule: has an override already; found "SQLI-942100"; keep one of the two [WAF-RULE-TWICE]',
    ],
  ],
  [
    'PROBE-SAMPLES',
    [['cosmos:', 'frontDoor: { probe: { sampleSize: 3, successfulSamplesRequired: 4 } }\ncosmos:']],
    [
      'regions.yaml:12:65 frontDoor.probe.successfulSamplesRequired: must be at most sampleSize, which is 3; found 4; lower it, or raise sampleSize [PROBE-SAMPLES]',
    ],
  ],
  [
    'PROBE-SAMPLES, against a default',
    [['cosmos:', 'frontDoor: { probe: { successfulSamplesRequired: 5 } }\ncosmos:']],
    [
      'regions.yaml:12:50 frontDoor.probe.successfulSamplesRequired: must be at most sampleSize, which is 4; found 5; lower it, or raise sampleSize [PROBE-SAMPLES]',
    ],
  ],
  [
    'CACHED-PATH-TWICE',
    [['[/catalog/*]', '[/catalog/*, /Catalog/*]']],
    [
      'regions.yaml:11:29 api.cachedPaths[1]: is the same path as /catalog/*; found "/Catalog/*"; keep one of the two [CACHED-PATH-TWICE]',
    ],
  ],
  [
    'CACHED-HEALTH',
    [['[/catalog/*]', '[/health/*, /HEALTH, /healthy/*]']],
    [
      'regions.yaml:11:17 api.cachedPaths[0]: covers the health path /health; found "/health/*"; name a narrower path, or move healthPath [CACHED-HEALTH]',
      'regions.yaml:11:28 api.cachedPaths[1]: covers the health path /health; found "/HEALTH"; name a narrower path, or move healthPath [CACHED-HEALTH]',
    ],
  ],
  [
    'CACHED-HEALTH, the other path',
    [['[/catalog/*]', '[/catalog/*]\n  otherHealthPath: /catalog/health']],
    [
      'regions.yaml:11:17 api.cachedPaths[0]: covers the health path /catalog/health; found "/catalog/*"; name a narrower path, or move otherHealthPath [CACHED-HEALTH]',
    ],
  ],
  [
    'AZURE-NAME, too long',
    [
      ['workload: shop', 'workload: shopofshoesandboots'],
      ['environment: test', 'environment: staging\nsuffix: abcd'],
    ],
    [
      'regions.yaml:1:11 workload: makes the keyVault name kvshopofshoesandbootsstagingabcdne: Azure allows at most 24 characters, and this name has 34; found "shopofshoesandboots"; change workload, environment or suffix [AZURE-NAME]',
    ],
  ],
  [
    'AZURE-NAME, reserved word',
    [['workload: shop', 'workload: windows1']],
    [
      'regions.yaml:1:11 workload: makes the actionGroup name ag-windows1-test-ne: Azure reserves the word windows; found "windows1"; change workload or environment [AZURE-NAME]',
    ],
  ],
  [
    'DNS-HOST-IN-ZONE',
    [['hostname: api.shop.example', 'hostname: api.shoe.example']],
    [
      'regions.yaml:8:13 api.hostname: must be a name below the zone shop.example; found "api.shoe.example"; change api.hostname or dns.zone [DNS-HOST-IN-ZONE]',
    ],
  ],
  [
    'DNS-MANAGED-RECORD',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        '    - { type: CNAME, name: api, value: other.example }\n    - { type: TXT, name: _dnsauth.api, values: [x] }',
      ],
    ],
    [
      'regions.yaml:26:28 dns.records[0].name: is written by dns.phase; found "api"; remove this record [DNS-MANAGED-RECORD]',
      'regions.yaml:27:26 dns.records[1].name: is written by dns.phase; found "_dnsauth.api"; remove this record [DNS-MANAGED-RECORD]',
    ],
  ],
  [
    'DNS-RECORD-SET',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        "    - { type: A, name: www, values: [203.0.113.1] }\n    - { type: A, name: www, values: [203.0.113.2] }\n    - { type: CNAME, name: www, value: a.example }\n    - { type: CNAME, name: '@', value: a.example }",
      ],
    ],
    [
      'regions.yaml:27:7 dns.records[1]: is a second record set of this name and type; found "www A"; put all values into one record set [DNS-RECORD-SET]',
      'regions.yaml:28:7 dns.records[2]: is a CNAME, but A records have the same name; found "www CNAME"; keep one of the two [DNS-RECORD-SET]',
      'regions.yaml:29:7 dns.records[3]: cannot be a CNAME at the apex; found "@"; use A and AAAA records [DNS-RECORD-SET]',
    ],
  ],
  [
    'DNS-DOUBLE-VALUE',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        "    - { type: AAAA, name: b, values: ['2001:db8::1', '2001:db8:0:0:0:0:0:1', '2001:DB8::2'] }\n    - { type: MX, name: '@', values: [{ preference: 10, exchange: a.example }, { exchange: a.example., preference: 10 }, { preference: 20, exchange: a.example }] }\n    - { type: TXT, name: a, values: [a.b., a.b, A.b, a.b] }\n    - { type: NS, name: c, values: [ns.d.example., ns.d.example] }",
      ],
    ],
    [
      'regions.yaml:26:54 dns.records[0].values[1]: is the same as an earlier value; found "2001:db8:0:0:0:0:0:1"; remove it [DNS-DOUBLE-VALUE]',
      'regions.yaml:27:80 dns.records[1].values[1]: is the same as an earlier value; found {"exchange":"a.example.","preference":10}; remove it [DNS-DOUBLE-VALUE]',
      'regions.yaml:28:54 dns.records[2].values[3]: is the same as an earlier value; found "a.b"; remove it [DNS-DOUBLE-VALUE]',
      'regions.yaml:29:52 dns.records[3].values[1]: is the same as an earlier value; found "ns.d.example"; remove it [DNS-DOUBLE-VALUE]',
    ],
  ],
  [
    'DNS-WILDCARD-NS',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        "    - { type: NS, name: '*', values: [ns1.other.example] }\n    - { type: NS, name: '*.lab', values: [ns1.other.example] }\n    - { type: A, name: '*', values: [203.0.113.1] }",
      ],
    ],
    [
      'regions.yaml:26:7 dns.records[0]: is a wildcard of type NS, which Azure DNS does not support; found "*"; write one record set for each child zone [DNS-WILDCARD-NS]',
      'regions.yaml:27:7 dns.records[1]: is a wildcard of type NS, which Azure DNS does not support; found "*.lab"; write one record set for each child zone [DNS-WILDCARD-NS]',
    ],
  ],
  [
    'DNS-TXT-LENGTH',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        `    - { type: TXT, name: '@', values: [${'a'.repeat(4000)}, ${'b'.repeat(96)}] }\n    - { type: TXT, name: a, values: [${'a'.repeat(4000)}, ${'b'.repeat(97)}] }\n    - { type: TXT, name: b, values: [${'\u00e9'.repeat(2049)}] }`,
      ],
    ],
    [
      'regions.yaml:27:7 dns.records[1]: has more than 4096 characters in all its values together, the most that Azure DNS allows; found 4097; drop values that nobody reads any more, or move some to another name [DNS-TXT-LENGTH]',
      'regions.yaml:28:7 dns.records[2]: has more than 4096 characters in all its values together, the most that Azure DNS allows; found 4098; drop values that nobody reads any more, or move some to another name [DNS-TXT-LENGTH]',
    ],
  ],
  [
    'DNS-NAME-LENGTH',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        `    - { type: A, name: ${'a.'.repeat(120)}b, values: [203.0.113.1] }\n    - { type: A, name: ${'a.'.repeat(119)}bb, values: [203.0.113.1] }`,
      ],
    ],
    [
      'regions.yaml:26:7 dns.records[0]: makes a name of more than 253 characters; found 254; shorten it [DNS-NAME-LENGTH]',
    ],
  ],
  [
    'DNS-ZONE-SIZE',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        Array.from({ length: 9996 }, (_, i) => `    - { type: A, name: a${i}, values: [203.0.113.1] }`).join(
          '\n',
        ),
      ],
    ],
    [
      'regions.yaml:10021:7 dns.records[9995]: is beyond the 10000 record sets that a zone holds, 5 of which it needs itself; found "a9995 A"; move some of the names into a zone of their own [DNS-ZONE-SIZE]',
    ],
  ],
  [
    'DNS-LEGACY-HOST',
    [['hostname: shop-legacy.azurewebsites.net', 'hostname: api.shop.example']],
    [
      'regions.yaml:24:23 dns.legacy.hostname: must differ from api.hostname; found "api.shop.example"; write the host name of the legacy app itself, like NAME.azurewebsites.net [DNS-LEGACY-HOST]',
    ],
  ],
  [
    'DNS-CAA',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        "    - { type: CAA, name: '@', values: [{ flags: 0, tag: issue, value: letsencrypt.org }] }",
      ],
    ],
    [
      'regions.yaml:26:7 dns.records[0]: must let digicert.com issue certificates for api.shop.example; found ["letsencrypt.org"]; add { flags: 0, tag: issue, value: digicert.com } [DNS-CAA]',
    ],
  ],
  [
    'DNS-MOMENT-NEEDED',
    [['phase: prepare', 'phase: cutover']],
    [
      "regions.yaml:20:1 dns.delegatedAt: is missing in phase cutover; found nothing; write the time when the parent zone began to name Azure's name servers, or go back to the previous phase [DNS-MOMENT-NEEDED]",
    ],
  ],
  [
    'DNS-MOMENT-UNUSED',
    [
      [
        'phase: prepare',
        'phase: prepare\n  ttlLoweredAt: 2026-12-01T09:00:00Z\n  cutoverAt: 2026-12-03T09:00:00Z',
      ],
    ],
    [
      'regions.yaml:24:17 dns.ttlLoweredAt: has no effect with hosting azure; found "2026-12-01T09:00:00Z"; remove this line [DNS-MOMENT-UNUSED]',
      'regions.yaml:25:14 dns.cutoverAt: must not be set in phase prepare; found "2026-12-03T09:00:00Z"; remove this line [DNS-MOMENT-UNUSED]',
    ],
  ],
  [
    'DNS-CAA, the nearest counts',
    [
      [
        "    - { type: TXT, name: '@', values: [v=spf1 -all] }",
        "    - { type: CAA, name: '@', values: [{ flags: 0, tag: issue, value: digicert.com }] }\n    - { type: CAA, name: api, values: [{ flags: 0, tag: issue, value: letsencrypt.org }] }",
      ],
      ['hostname: api.shop.example', 'hostname: v1.api.shop.example'],
    ],
    [
      'regions.yaml:27:7 dns.records[1]: must let digicert.com issue certificates for v1.api.shop.example; found ["letsencrypt.org"]; add { flags: 0, tag: issue, value: digicert.com } [DNS-CAA]',
    ],
  ],
  [
    'ALERT-WEBHOOK-EARLY',
    [
      ['state: { backend: local }', 'deployed: none\nstate: { backend: local }'],
      [
        'emails: [oncall@shop.example]\n',
        'emails: [oncall@shop.example]\n  webhooks: [teams]\n  page: { webhooks: [pagerduty] }\n',
      ],
    ],
    [
      'regions.yaml:6:11 deployed: says that nothing was ever deployed, so NO STEP IS CHECKED, fixed values included; found "none"; delete this line after the first deployment; npm run check -- --deployed asks the state of global [DEPLOYED-NONE]',
      'regions.yaml:30:13 alerts.webhooks: would stop the first deployment of global: no webhook can have an address before that; found ["teams"]; leave it out until global is deployed; then npm run alerts -- webhook NAME [ALERT-WEBHOOK-EARLY]',
      'regions.yaml:31:21 alerts.page.webhooks: would stop the first deployment of global: no webhook can have an address before that; found ["pagerduty"]; leave it out until global is deployed; then npm run alerts -- webhook NAME [ALERT-WEBHOOK-EARLY]',
    ],
  ],
  [
    'ALERT-WEBHOOK-EARLY, not once something is deployed',
    [['emails: [oncall@shop.example]\n', 'emails: [oncall@shop.example]\n  webhooks: [teams]\n']],
    [],
  ],
  [
    'DEPLOYED-NONE',
    [['state: { backend: local }', 'deployed: none\nstate: { backend: local }']],
    [
      'regions.yaml:6:11 deployed: says that nothing was ever deployed, so NO STEP IS CHECKED, fixed values included; found "none"; delete this line after the first deployment; npm run check -- --deployed asks the state of global [DEPLOYED-NONE]',
    ],
  ],
];

test.each(cases)('%s', (_, edits, lines) => {
  const { findings, notes } = readRegions(edited(...edits), 'regions.yaml');
  expect([...findings, ...notes].map(formatFinding)).toEqual(lines);
});

test('every rule is shown by a case that it speaks up in', () => {
  const shown = cases
    .filter(([name, , lines]) => lines.some((line) => line.endsWith(`[${name.split(',')[0]}]`)))
    .map(([name]) => name.split(',')[0]);
  expect(fileRules.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([]);
});
