import { parse } from 'yaml';
import { baseText, type Edit, edited, problemsOf, topologyOf } from '../../support/regions-file';

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
    ['regions.yaml:6:1: is a duplicate key; found "workload"; keep one of them; the first is on line 1'],
  ],
  [
    'has a region twice',
    [
      [
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }',
        '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }\n  northeurope: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
      ],
    ],
    ['regions.yaml:20:3: is a duplicate key; found "northeurope"; keep one of them; the first is on line 18'],
  ],
  [
    'lacks a }',
    [['state: { backend: local }', 'state: { backend: local']],
    ['regions.yaml:6:8: is opened but not closed; found "{ backend: local"; close it with }'],
  ],
  [
    'lacks a } and goes on with more of them',
    [['addressSpace: 10.30.0.0/20 }', 'addressSpace: 10.30.0.0/20']],
    [
      'regions.yaml:18:16: is opened but not closed; found "{ state: active, dataPriority: 0, addressSpace: 10.30.0.0/20"; close it with }',
    ],
  ],
  [
    'lacks a ]',
    [['[oncall@shop.example]', '[oncall@shop.example']],
    ['regions.yaml:28:11: is opened but not closed; found "[oncall@shop.example"; close it with ]'],
  ],
  [
    'lacks a quote',
    [["name: '@'", "name: '@"]],
    ['regions.yaml:26:26: is opened but not closed; found "\'@, values: [v=spf1 -all] }"; close it with \''],
  ],
  [
    'has a } too many',
    [['state: { backend: local }', 'state: { backend: local }}']],
    ['regions.yaml:6:26: is not allowed here; found "}"; remove it, or put the value in quotes'],
  ],
  [
    'lacks a comma',
    [['state: active, dataPriority: 0', 'state: active dataPriority: 0']],
    ['regions.yaml:18:25: has no comma before the next key; found "active"; add a comma after it'],
  ],
  [
    'lacks a colon',
    [['workload: shop', 'workload shop']],
    ['regions.yaml:1:1: is a key without a value; found "workload"; write a colon and a space after it'],
  ],
  [
    'has a colon in a value',
    [['workload: shop', 'workload: shop: x']],
    [
      'regions.yaml:1:11: is a value that is followed by a key; found "shop"; put a value that contains a colon in quotes, and begin the keys of a mapping in the same column',
    ],
  ],
  [
    'is indented oddly',
    [['  phase: prepare', ' phase: prepare']],
    ['regions.yaml:23:2: is not indented like its neighbours; found "phase"; begin it in the same column'],
  ],
  [
    'has a name of a record without quotes',
    [["name: '@'", 'name: @']],
    ['regions.yaml:26:26: starts with a character that YAML reserves; found "@"; put the value in quotes'],
  ],
  [
    'has a wildcard without quotes',
    [["name: '@'", 'name: *']],
    ['regions.yaml:26:26: starts with a character that YAML reserves; found "*"; put the value in quotes'],
  ],
  [
    'has an escape that is none',
    [['workload: shop', 'workload: "sh\\qop"']],
    ['regions.yaml:1:14: is an escape that YAML does not know; found "\\\\qop\\""; use single quotes'],
  ],
  [
    'is indented with tabs everywhere: told once',
    [
      ['  hostname: api.shop.example', '\thostname: api.shop.example'],
      ['  healthPath: /health', '\thealthPath: /health'],
    ],
    ['regions.yaml:8:1: is indented with a tab; found "\\t"; indent with spaces'],
  ],
  [
    'has what git leaves of a conflict',
    [['workload: shop', '<<<<<<< HEAD\nworkload: shop\n=======\nworkload: shoes\n>>>>>>> shoes']],
    [
      'regions.yaml:1:1: is left over from a merge; found "<<<<<<<"; resolve the conflict and remove the line',
    ],
  ],
  [
    'holds a byte that is no UTF-8',
    [['workload: shop', 'workload: sh\ufffdp']],
    [
      'regions.yaml:1:13: is a character that does not belong in text; found "\ufffd"; save the file as UTF-8, and remove it',
    ],
  ],
  [
    'holds a control character',
    [['workload: shop', 'workload: sh\u0000p']],
    [
      'regions.yaml:1:13: is a character that does not belong in text; found "\\u0000"; save the file as UTF-8, and remove it',
    ],
  ],
  [
    'has a byte order mark inside',
    [['environment: test', '\ufeffenvironment: test']],
    [
      'regions.yaml:2:1: is a character that does not belong in text; found "\\ufeff"; save the file as UTF-8, and remove it',
    ],
  ],
  [
    'has line ends of old Macs',
    [['workload: shop\nenvironment', 'workload: shop\renvironment']],
    [
      'regions.yaml:1:15: is a line ending that YAML does not know; found "\\r"; save the file with LF or CRLF line endings',
    ],
  ],
  [
    'quotes what turns the text around',
    [['environment: test', 'environment: "te\u202est"']],
    [
      'regions.yaml:2:14 environment: must be 2 to 8 lower-case letters and digits, a letter first; found "te\\u202est"; write it like prod',
    ],
  ],
  [
    'is nested deeper than anything in it',
    [['workload: shop', `workload: ${'['.repeat(101)}${']'.repeat(101)}`]],
    ['regions.yaml:1:110: is nested too deeply; found "more than 100 levels"; use fewer levels'],
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
    ['regions.yaml:3:17: is a YAML alias; found "*id"; write the values out'],
  ],
  [
    'has a merge key',
    [['state: { backend: local }', 'state: { <<: { backend: local } }']],
    ['regions.yaml:6:10: is a YAML merge key; found "<<"; write the values out'],
  ],
  [
    'has a tag',
    [['workload: shop', 'workload: !secret shop']],
    ['regions.yaml:1:11: is a YAML tag; found "!secret"; remove it and write the plain value'],
  ],
  [
    'has a tag of another YAML',
    [['workload: shop', 'workload: !!binary c2hvcA==']],
    [
      'regions.yaml:1:11: is a YAML tag; found "!!binary"; remove it and write the plain value',
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
    ['regions.yaml:2:1: is a reserved name; found "__proto__"; choose another name'],
  ],
  [
    'has a line break in a key',
    [['workload: shop', 'workload: shop\n"a\\nb": 1']],
    [
      'regions.yaml:2:1 ["a\\nb"]: is not a known key; found "a\\nb"; known here: workload, environment, suffix, subscriptionId, tenantId, homeRegion, controlRegion, deployed, state, providers, api, frontDoor, cosmos, registry, capacity, logs, regions, rollout, dns, alerts, bootstrap, adopt, accept',
    ],
  ],
  [
    'has an unknown directive',
    [['workload: shop', '%SHOP 1\n---\nworkload: shop']],
    ['regions.yaml:1:1: is a YAML directive, which is not read; found "%SHOP"; remove the line'],
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

describe('a name that every JavaScript object has already is refused, in any map of names', () => {
  const maps: readonly [map: string, edit: (name: string) => Edit][] = [
    ['containers', (name) => ['  containers:\n', `  containers:\n    ${name}: { partitionKey: /x }\n`]],
    ['secrets', (name) => ['  healthPath: /health\n', `  secrets: { ${name}: a }\n  healthPath: /health\n`]],
    ['regions', (name) => ['regions:\n', `regions:\n  ${name}: { state: retired, dataPriority: 2 }\n`]],
    ['quoted', (name) => ['  containers:\n', `  containers:\n    "${name}": { partitionKey: /x }\n`]],
  ];
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf'];
  const trials = maps.flatMap(([map, edit]) => names.map((name) => [map, name, edit(name)] as const));

  test.each(trials)('%s: %s', (_, name, edit) => {
    expect(problemsOf(edited(edit))).toEqual([
      expect.stringMatching(
        new RegExp(`^regions\\.yaml:\\d+:\\d+: is a reserved name; found "${name}"; choose another name$`),
      ),
    ]);
  });

  test('prototype is a name like others', () => {
    const { cosmos } = topologyOf([
      '  containers:\n',
      '  containers:\n    prototype: { partitionKey: /x }\n',
    ]);
    expect(Object.keys(cosmos.containers)).toEqual(['prototype', 'orders']);
  });
});

describe('a file of another kind', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n\n'],
    ['a comment', '# nothing yet\n'],
    ['null', '~\n'],
    ['the start of a document', '---\n'],
  ])('%s', (_, text) => {
    expect(problemsOf(text)).toEqual([
      'regions.yaml:1:1: is empty; found nothing; start from the regions.yaml of the project',
    ]);
  });

  test.each([
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000'],
    ['UTF-16', [...baseText].join('\u0000')],
    ['a bomb of aliases', `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n${baseText}`],
    ['10,000 lists in each other', '- '.repeat(10_000)],
    ['10,000 mappings in each other', `a: ${'{a: '.repeat(10_000)}`],
    ['10,000 levels of blocks', Array.from({ length: 10_000 }, (__, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['a key of 5000 characters', `${'k'.repeat(5000)}: 1\n${baseText}`],
    ['two documents', `${baseText}---\n${baseText}`],
  ])('%s: a message with its line', (_, text) => {
    const lines = problemsOf(text);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^regions\.yaml:\d+:\d+: \S.*; found .*; \S/);
  });

  test.each([
    ['with CRLF', baseText.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${baseText}`],
    ['as JSON', JSON.stringify(parse(baseText))],
    ['with marks around the document', `---\n${baseText}...\n`],
  ])('%s: it is read', (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});
