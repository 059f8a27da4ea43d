import { type Edit, edited, problemsOf } from '../../support/regions-file';

type Case = readonly [name: string, edits: readonly Edit[], lines: readonly string[]];

const cases: readonly Case[] = [
  [
    'is indented with a tab',
    [['  hostname: api.shop.example', '	hostname: api.shop.example']],
    ['regions.yaml:8:1: is indented with a tab; found "\\t"; indent with spaces'],
  ],
  [
    'has a key twice',
    [['homeRegion: northeurope', 'homeRegion: northeurope\nworkload: other']],
    ['regions.yaml:6:1: is a second key of this name; found "workload"; keep one of them'],
  ],
  [
    'has a region twice',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }\n  northeurope: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
      ],
    ],
    [
      'regions.yaml:17:1 regions: must hold at least two active regions; found ["francecentral"]; add a region, or set another one to active [REGION-TWO-ACTIVE]',
      'regions.yaml:20:3: is a second key of this name; found "northeurope"; keep one of them',
      'regions.yaml:20:48 regions.northeurope.dataPriority: must be 0 on the home region; found 2; the home region is northeurope [DATA-PRIORITY]',
    ],
  ],
  [
    'is no YAML',
    [['state: { backend: local }', 'state: { backend: local']],
    [
      'regions.yaml:7:1: is not valid YAML; found "Flow map in block collection must be sufficiently indented and end with a }"; fix the text here',
    ],
  ],
  [
    'has a second document',
    [['alerts:', '---\nalerts:']],
    ['regions.yaml:27:1: starts a second document; found "---"; keep one document in the file'],
  ],
  [
    'has an anchor and an alias',
    [
      [
        'tenantId: 44444444-4444-4444-8444-444444444444',
        'tenantId: &id 44444444-4444-4444-8444-444444444444',
      ],
      ['subscriptionId: 33333333-3333-4333-8333-333333333333', 'subscriptionId: *id'],
    ],
    ['regions.yaml:3:17: is an alias; found "*id"; write the values out'],
  ],
  [
    'has a merge key',
    [['state: { backend: local }', 'state: { <<: { backend: local } }']],
    ['regions.yaml:6:10: is a merge key; found "<<"; write the values out'],
  ],
  [
    'has a tag',
    [['workload: shop', 'workload: !secret shop']],
    ['regions.yaml:1:11: is a tag; found "!secret"; leave it out and write the plain value'],
  ],
  [
    'has a tag of another YAML',
    [['workload: shop', 'workload: !!binary c2hvcA==']],
    [
      'regions.yaml:1:11: is a tag; found "!!binary"; leave it out and write the plain value',
      'regions.yaml:1:20 workload: must be 2 to 20 lower-case letters and digits, a letter first; found "c2hvcA=="; it is the stem of every name, some of which take no hyphen',
    ],
  ],
  [
    'has a key that is a list',
    [['state: { backend: local }', '? [state]\n: { backend: local }']],
    ['regions.yaml:6:3: is a key that is not text; found "["; write a plain word'],
  ],
  [
    'has a key __proto__',
    [['workload: shop', 'workload: shop\n__proto__: { workload: shop }']],
    [
      'regions.yaml:2:1 __proto__: is not a known key; found "__proto__"; known here: workload, environment, suffix, subscriptionId, tenantId, homeRegion, controlRegion, deployed, state, providers, api, frontDoor, cosmos, registry, capacity, regions, dns, alerts, adopt, accept',
    ],
  ],
  [
    'has a line break in a key',
    [['workload: shop', 'workload: shop\n"a\\nb": 1']],
    [
      'regions.yaml:2:1 ["a\\nb"]: is not a known key; found "a\\nb"; known here: workload, environment, suffix, subscriptionId, tenantId, homeRegion, controlRegion, deployed, state, providers, api, frontDoor, cosmos, registry, capacity, regions, dns, alerts, adopt, accept',
    ],
  ],
  [
    'has an unknown directive',
    [['workload: shop', '%SHOP 1\n---\nworkload: shop']],
    ['regions.yaml:1:1: is a directive that nobody reads; found "%SHOP"; remove the line'],
  ],
  [
    'takes no for text whatever the version of YAML',
    [['workload: shop', '%YAML 1.1\n---\nworkload: no']],
    [],
  ],
];

describe('a text that', () => {
  test.each(cases)('%s', (_, edits, lines) => {
    expect(problemsOf(edited(...edits))).toEqual(lines);
  });
});
