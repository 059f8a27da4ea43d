/** The linter holds the borders between the rooms: each of them is tried, and so is what it must let through. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '..');

const ROOMS = [
  'providers',
  'topology',
  'constructs',
  'stacks',
  'operations/simulated-azure',
  'operations/terraform',
  'operations/rehearsal',
  'operations/report',
  'operations/review',
  'operations/probe',
  'operations/dns',
  'operations/verify',
  'operations/rollout',
  'operations/azure',
  'operations/bootstrap',
  'operations/bench',
  'operations/load-test',
  'operations/github',
  'operations/live-drill',
  'operations/cli',
  'operations/commands',
] as const;
type Room = (typeof ROOMS)[number];

/** What each room may import; the commands may import everything. */
const MAY: Readonly<Record<Room, readonly Room[]>> = {
  providers: [],
  topology: ['providers'],
  constructs: ['topology'],
  stacks: ['providers', 'topology', 'constructs'],
  'operations/simulated-azure': ['providers'],
  'operations/terraform': ['providers', 'topology', 'operations/cli'],
  'operations/rehearsal': [
    'topology',
    'operations/cli',
    'operations/terraform',
    'operations/simulated-azure',
  ],
  'operations/report': ['topology', 'operations/terraform', 'operations/review'],
  'operations/review': ['topology'],
  'operations/probe': ['topology', 'operations/cli'],
  'operations/dns': ['topology', 'operations/probe'],
  'operations/verify': ['topology', 'operations/cli', 'operations/probe', 'operations/azure'],
  'operations/rollout': [
    'topology',
    'operations/cli',
    'operations/terraform',
    'operations/review',
    'operations/probe',
    'operations/verify',
  ],
  'operations/azure': ['topology', 'operations/cli'],
  'operations/bootstrap': ['topology', 'operations/cli', 'operations/terraform'],
  'operations/bench': ['topology', 'operations/cli', 'operations/terraform'],
  'operations/load-test': ['operations/cli'],
  'operations/github': ['operations/cli'],
  'operations/live-drill': ['topology', 'operations/cli', 'operations/probe', 'operations/azure'],
  'operations/cli': ['topology'],
  'operations/commands': ROOMS,
};

/** What is deployed, and the hazards: functions of what they are given. */
const PURE: readonly Room[] = [
  'providers',
  'topology',
  'constructs',
  'stacks',
  'operations/report',
  'operations/review',
];
const WITH_CDKTF: readonly Room[] = ['constructs', 'stacks', 'operations/commands'];
const WITH_CLOCK: readonly Room[] = ['operations/cli', 'operations/commands'];

/** A file of one line or a few, and whether the linter must refuse it. */
interface Trial {
  readonly file: string;
  readonly text: string;
  readonly refused: boolean;
}

const importing = (module: string) => `import { thing } from '${module}';\n\nexport const used = thing;\n`;

/** From a file of a room, and from one in a folder of it, to a file of the project, or to a folder with an index. */
const imports = (room: Room, target: string, refused: boolean): Trial[] =>
  ['', 'deep/'].map((folder) => {
    const file = `${room}/${folder}to-${target.replaceAll('/', '-')}.ts`;
    return { file, text: importing(relative(dirname(file), target)), refused };
  });

const borders: readonly Trial[] = ROOMS.flatMap((room) => [
  ...ROOMS.filter((other) => other !== room).flatMap((other) => {
    const refused = !MAY[room].includes(other);
    return [
      ...imports(room, `${other}/thing`, refused),
      ...(['stacks', 'operations/simulated-azure', 'operations/review'].includes(other)
        ? imports(room, other, refused)
        : []),
    ];
  }),
  ...imports(room, `${room}/thing`, false),
]);

const loader: readonly Trial[] = ROOMS.flatMap((room) => {
  const refused = PURE.includes(room) || !MAY[room].includes('topology');
  return imports(room, 'topology/load', refused);
});

const cdktf: readonly Trial[] = ROOMS.flatMap((room) =>
  [
    'cdktf',
    'cdktf/lib/app',
    'constructs',
    'constructs/lib/construct',
    '@cdktf/provider-azurerm/lib/dns-zone',
  ].map((module, i) => ({
    file: `${room}/cdktf-${i}.ts`,
    text: importing(module),
    refused: !WITH_CDKTF.includes(room),
  })),
);

/** Some builtin modules are to be had only with the prefix; those have names that hold it already. */
const builtins = builtinModules.filter((name) => !name.startsWith('_') && !name.startsWith('node:'));

const node: readonly Trial[] = ROOMS.flatMap((room) =>
  (PURE.includes(room) ? builtins : ['fs']).flatMap((name, i) =>
    ['', 'node:'].map((prefix) => ({
      file: `${room}/node-${i}${prefix && '-prefixed'}.ts`,
      text: importing(`${prefix}${name}`),
      refused: PURE.includes(room),
    })),
  ),
);

const CLOCK = [
  'new Date()',
  'new Date',
  'Date()',
  'Date.now()',
  '[0].map(Date.now)',
  'globalThis.Date.now()',
  'new globalThis.Date()',
  'global.Date.now()',
];
const GIVEN_TIME = ["new Date('2026-01-01')", "Date.parse('2026-01-01')", 'new Date(0).getTime()'];

const clock: readonly Trial[] = ROOMS.flatMap((room) => [
  ...CLOCK.map((text, i) => ({
    file: `${room}/clock-${i}.ts`,
    text: `export const time = ${text};\n`,
    refused: !WITH_CLOCK.includes(room),
  })),
  ...GIVEN_TIME.map((text, i) => ({
    file: `${room}/time-${i}.ts`,
    text: `export const time = ${text};\n`,
    refused: false,
  })),
]);

const ENVIRONMENT = [
  'export const home = process.env.HOME;',
  'export const { env } = process;',
  'export const [env] = [process].map((one) => one.env);',
  'export const { env } = globalThis.process;',
  'export const { process } = globalThis;',
];

const environment: readonly Trial[] = ROOMS.flatMap((room) => {
  const refused = !WITH_CLOCK.includes(room);
  return [
    ...ENVIRONMENT.map((text, i) => ({ file: `${room}/env-${i}.ts`, text: `${text}\n`, refused })),
    { file: `${room}/env-imported.ts`, text: importing('node:process'), refused },
    { file: `${room}/env-imported-plain.ts`, text: importing('process'), refused },
  ];
});

/** The ways to write an import. */
const FORMS: readonly ((module: string) => string)[] = [
  (module) => `import type { Thing } from '${module}';\n\nexport type Used = Thing;\n`,
  (module) => `export { thing } from '${module}';\n`,
  (module) => `export * from '${module}';\n`,
  (module) => `export const used = await import('${module}');\n`,
  (module) => `export const used = require('${module}');\n`,
  (module) => `import used = require('${module}');\n\nexport { used };\n`,
];
const forms: readonly Trial[] = FORMS.map((form, i) => ({
  file: `topology/form-${i}.ts`,
  text: form('../stacks/thing'),
  refused: true,
}));

/** The simulated Azure knows what the providers say, not what this project makes of it. */
const translation: readonly Trial[] = ['check', 'differences', 'translate'].flatMap((name) =>
  imports('operations/simulated-azure', `providers/${name}`, true),
);

/** Nobody needs the entry or the tests. */
const outside: readonly Trial[] = ROOMS.filter((room) => room !== 'operations/commands').flatMap((room) => [
  ...imports(room, 'main', true),
  ...imports(room, '__tests__/support/thing', true),
]);

const main: readonly Trial[] = [
  { file: 'main.ts', text: importing('./operations/terraform/synthesize'), refused: false },
  { file: 'bootstrap.ts', text: importing('./operations/terraform/synthesize'), refused: false },
  { file: 'main-clock.ts', text: 'export const time = [new Date(), process.env.HOME];\n', refused: false },
];

const BORDER_RULES = [
  'lint/style/noRestrictedImports',
  'lint/style/noRestrictedGlobals',
  'lint/style/noProcessEnv',
  'lint/style/noCommonJs',
  'lint/correctness/noNodejsModules',
  'plugin',
];

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
}

/** The files that the linter of this project refuses because of a border. */
function refusedOf(all: readonly Trial[]): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    const { vcs: _, ...config } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(config));
    cpSync(join(root, '.biome'), join(folder, '.biome'), { recursive: true });
    for (const { file, text } of all) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { stdout } = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--reporter=json', '--max-diagnostics=none', '.'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 100_000_000 },
    );
    const { diagnostics } = JSON.parse(stdout) as Report;
    const found = diagnostics.filter(({ category }) => BORDER_RULES.includes(category));
    return new Set(found.map(({ location }) => location.path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const trials = {
  'the rooms that it may not know': borders,
  'the loader': loader,
  CDKTF: cdktf,
  Node: node,
  'the clock': clock,
  'the environment': environment,
  'another room, however the import is written': forms,
  'the translation, if it contradicts': translation,
  'the entry and the tests': outside,
  'nothing, if it is the entry': main,
};

describe('a room is kept from', () => {
  let refused: ReadonlySet<string>;
  beforeAll(() => {
    refused = refusedOf(Object.values(trials).flat());
  });

  test.each(Object.entries(trials))('%s', (_, some) => {
    const found = some.filter(({ file }) => refused.has(file));
    expect(found.map(({ file }) => file)).toEqual(
      some.filter((trial) => trial.refused).map(({ file }) => file),
    );
  });
});

test('no two trials share a file', () => {
  const files = Object.values(trials).flatMap((some) => some.map(({ file }) => file));
  expect(files.filter((file, i) => files.indexOf(file) !== i)).toEqual([]);
});

/** Where a border is crossed on purpose; the reason stands there. */
const EXCEPTIONS = [
  'operations/bench/peak-memory.ts',
  'operations/simulated-azure/index.ts',
  'operations/terraform/deprecations.ts',
  'operations/terraform/output-folder.ts',
  'operations/terraform/places.ts',
  'operations/terraform/run-synthesis.ts',
  'operations/terraform/synthesize.ts',
  'topology/load.ts',
];

test('borders are crossed only where this says so', () => {
  const files = ['providers', 'topology', 'constructs', 'stacks', 'operations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  const crossing = files.filter((file) =>
    /biome-ignore(-all|-start)? (lint\/(style\/no(Restricted|ProcessEnv)|correctness\/noNodejs)|plugin)/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );
  expect(crossing.sort()).toEqual(EXCEPTIONS);
});

test('every room is one of these', () => {
  const rooms = readdirSync(join(root, 'operations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `operations/${name}`);
  expect(ROOMS.filter((room) => room.startsWith('operations/')).toSorted()).toEqual(rooms.sort());
});
