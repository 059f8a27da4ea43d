/** The way of the stacks, with a script in Terraform's place and looks that are given; with both real: deploy.e2e.test.ts. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UsageError } from '../../../../operations/cli/exit';
import { plainPage } from '../../../../operations/cli/page';
import type { Site } from '../../../../operations/commands/deploy/deploy/deploy-stack';
import { deployStacks } from '../../../../operations/commands/deploy/deploy/deploy-stacks';
import type { Looks } from '../../../../operations/commands/deploy/deploy/looks';
import { reporter } from '../../../../operations/probe/observation';
import type { Place } from '../../../../operations/rollout/bake';
import { endingText, type Stop, stopOf } from '../../../../operations/rollout/progress';
import { Terraform } from '../../../../operations/terraform/terraform';
import { type Edit, topologyOf } from '../../../support/regions-file';
import { changeJson, planJson } from '../../review/support/plan-json';

const [GLOBAL, FIRST, NAME] = ['global', 'stamp-northeurope', 'dns-migration'];
const ROLLOUT: Edit = ['alerts:\n', 'rollout: { bakeMinutes: 1 }\nalerts:\n'];

const origin = (enabled: boolean) => ({ name: 'origin-ne', enabled });
const planOf = (change: Parameters<typeof changeJson>[0]) =>
  planJson({ resource_changes: [changeJson(change)] });
const EMPTY = planJson();
const UPDATE = planOf({ type: 'azurerm_key_vault', before: { tags: {} }, after: { tags: { a: 'b' } } });
const ENTRY = planOf({ type: 'azurerm_cdn_frontdoor_origin', before: origin(false), after: origin(true) });

let folder: string;
let printed: string[];
let time: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-stacks-'));
  printed = [];
  time = Date.parse('2026-12-02T09:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true }));

const applied = () =>
  existsSync(join(folder, 'applied')) ? readFileSync(join(folder, 'applied'), 'utf8').trim().split('\n') : [];

/** @param isWell its looks, by number */
const place = (at: string, isWell: (look: number) => boolean = () => true): Place => {
  let looks = 0;
  return async () => ({ at, isWell: isWell(looks++), found: 'what was found' });
};
const never = () => false;
const well = async (places: readonly Place[]) =>
  Promise.all(places.map(async (each) => ({ place: each, look: await each() })));

interface Given {
  readonly plans: Readonly<Record<string, object>>;
  readonly looks?: Partial<Looks>;
  readonly edits?: readonly Edit[];
  readonly sleep?: (abort: () => void) => void;
}

async function rolled({ plans, looks = {}, edits = [], sleep = () => {} }: Given) {
  const program = join(folder, 'terraform');
  const lines = [
    '#!/bin/sh',
    '[ "$1" = show ] && cat shown.json && exit',
    '[ "$1" = plan ] && exit "$(cat code)"',
    `[ "$1" = apply ] && basename "$PWD" >> "${folder}/applied"`,
    'exit 0',
  ];
  writeFileSync(program, lines.join('\n'));
  chmodSync(program, 0o755);
  for (const [stack, plan] of Object.entries(plans)) {
    const at = join(folder, 'cdktf.out', 'stacks', stack);
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'shown.json'), JSON.stringify(plan));
    writeFileSync(join(at, 'code'), plan === EMPTY ? '0' : '2');
  }
  const { signal, ...controller } = abortable();
  const site: Site = {
    topology: topologyOf(ROLLOUT, ...edits),
    terraform: new Terraform({ ...process.env, TERRAFORM_BINARY_NAME: program }, signal),
    record: undefined,
    options: { yes: true },
    around: {
      folder,
      regionsFile: 'regions.yaml',
      env: {},
      print: (text) => printed.push(text),
      page: plainPage,
      screen: { write: () => {} },
      stdin: Readable.from([]),
      now: () => new Date(time),
      sleep: async (milliseconds) => {
        time += milliseconds;
        sleep(controller.abort);
      },
      interruptible: (work) => work(signal),
    },
    signal,
    looks: {
      targets: ['app'],
      verify: async () => [reporter('app').ok('door', 'well')],
      door: ({ name }) => place(name),
      publicName: place('api'),
      near: async () => [],
      left: async () => [],
      serving: async () => [],
      ...looks,
    },
  };
  const endings = await deployStacks(Object.keys(plans), site);
  return { is: endings.map((ending) => ending.is), stop: stopOf(endings), applied: applied(), endings };
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new UsageError('Interrupted.')) };
}

const BAD = [reporter('app').failed('door', 'answers 503', 'see why')];
const unfit: Looks['verify'] = async (_, target) =>
  target === 'slot' ? BAD : [reporter('app').ok('door', 'well')];

test.each<[string, Given, Stop['stage'] | undefined, readonly string[]]>([
  [
    'all is well',
    { plans: { [GLOBAL]: UPDATE, [FIRST]: UPDATE, [NAME]: UPDATE } },
    undefined,
    [GLOBAL, FIRST, NAME],
  ],
  [
    'a bad app',
    { plans: { [FIRST]: UPDATE, [NAME]: UPDATE }, looks: { verify: async () => BAD } },
    'verify',
    [FIRST],
  ],
  [
    'a bad app of a stamp with an empty plan',
    { plans: { [FIRST]: EMPTY, [NAME]: UPDATE }, looks: { verify: async () => BAD } },
    'verify',
    [],
  ],
  [
    'a bad slot',
    { plans: { [FIRST]: UPDATE }, looks: { targets: ['app', 'slot'], verify: unfit } },
    'slot',
    [FIRST],
  ],
  [
    'a region that is to serve, with a bad door',
    { plans: { [FIRST]: ENTRY }, looks: { verify: async () => BAD } },
    'door',
    [],
  ],
  [
    'the same with a bad slot',
    { plans: { [FIRST]: ENTRY }, looks: { targets: ['app', 'slot'], verify: unfit } },
    'door',
    [],
  ],
  [
    'an app that does not stay well',
    { plans: { [FIRST]: UPDATE, [NAME]: UPDATE }, looks: { door: () => place('ne', never) } },
    'bake',
    [FIRST],
  ],
  [
    'a name that does not stay well',
    { plans: { [FIRST]: UPDATE }, looks: { near: () => well([place('api', (look) => look === 0)]) } },
    'bake',
    [FIRST],
  ],
  [
    'a name that was not well before',
    { plans: { [FIRST]: UPDATE }, looks: { near: () => well([place('api', never)]) } },
    undefined,
    [FIRST],
  ],
  [
    'goes on where an earlier run was ended by its watch',
    { plans: { [GLOBAL]: EMPTY, [FIRST]: UPDATE }, looks: { left: async () => [place('fr', never)] } },
    'before',
    [],
  ],
  [
    'the same, and it is well now',
    { plans: { [GLOBAL]: EMPTY, [FIRST]: UPDATE }, looks: { left: async () => [place('fr')] } },
    undefined,
    [FIRST],
  ],
  [
    'what this run has changed is watched once',
    { plans: { [GLOBAL]: UPDATE, [FIRST]: UPDATE }, looks: { left: async () => [place('fr', never)] } },
    undefined,
    [GLOBAL, FIRST],
  ],
])('%s', async (_, given, stage, stacks) => {
  const { stop, applied } = await rolled(given);
  expect([stop?.stage, applied]).toEqual([stage, stacks]);
});

test('what is not watched is said', async () => {
  await rolled({ plans: { [FIRST]: UPDATE }, looks: { near: () => well([place('api', never)]) } });
  expect(printed).toContain(
    'Not watched, because it is unhealthy already before the change: api: what was found',
  );
});

test('an interrupt while it is watched does not say that it is not well', async () => {
  const { endings, stop, applied } = await rolled({ plans: { [FIRST]: UPDATE }, sleep: (abort) => abort() });
  expect([stop, applied]).toEqual([{ stage: 'bake', why: 'Interrupted.', isInterrupt: true }, [FIRST]]);
  const text = endingText(endings, [], plainPage);
  expect(text).toContain('health is unknown.');
  expect(text).not.toContain('To go back');
});

const CUTOVER: readonly Edit[] = [
  ['phase: prepare', "phase: cutover\n  delegatedAt: '2026-11-01T00:00:00Z'"],
];

test.each<[string, (look: number) => boolean, Stop['stage'] | undefined]>([
  ['answers once resolvers know it', (look) => look > 6, undefined],
  ['does not answer by way of Front Door', never, 'name'],
  ['does, and not for long', (look) => look === 2, 'bake'],
])('from the cutover on the name is waited for: it %s', async (_, isWell, stage) => {
  const looks = { publicName: place('api', isWell) };
  const { stop, applied } = await rolled({ plans: { [NAME]: UPDATE }, looks, edits: CUTOVER });
  expect([stop?.stage, applied]).toEqual([stage, [NAME]]);
});
