/** The program as people run it: compiled, in a process of its own. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTopology } from '../topology/load';
import { compiledProject } from './operations/rehearsal/support/project';
import { baseText, edited } from './support/regions-file';
import { synthesized } from './support/synthesize';

let compiled: string;
let folder: string;

jest.setTimeout(60_000); // processes of their own, on whatever machine

beforeAll(() => {
  compiled = join(compiledProject(), 'dist');
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function main(regionsFile?: string, given: NodeJS.ProcessEnv = {}, args: readonly string[] = []) {
  const { REGIONS_FILE: _, CDKTF_OUTDIR: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(compiled, 'main.js'), ...args], {
    cwd: folder,
    env: { ...env, ...given, ...(regionsFile !== undefined && { REGIONS_FILE: regionsFile }) },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const write = (text: string, name = 'regions.yaml') => writeFileSync(join(folder, name), text);
const stacksFolder = () => join(folder, 'cdktf.out/stacks');
const written = () =>
  Object.fromEntries(
    readdirSync(stacksFolder()).map((stack) => [
      stack,
      readFileSync(join(stacksFolder(), stack, 'cdk.tf.json'), 'utf8'),
    ]),
  );

test('regions.yaml in, stacks out: what the other tests look at', () => {
  write(baseText);
  expect(main()).toEqual({
    status: 0,
    stdout:
      'regions.yaml -> cdktf.out/stacks: global, stamp-northeurope, stamp-francecentral, dns-migration\n',
    stderr: '',
  });
  expect(written()).toEqual(synthesized(loadTopology(join(folder, 'regions.yaml'))).files);
});

test('what is adopted is synthesized without Terraform', () => {
  write(
    `${baseText}adopt:\n  registryId: /subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-before/providers/Microsoft.ContainerRegistry/registries/crbefore\n`,
  );
  expect(main(undefined, { PATH: '/nowhere' })).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(written().global ?? '').import).toHaveLength(1);
});

test('an argument is refused, and nothing is written', () => {
  write(baseText);
  expect(main(undefined, {}, ['--hcl'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'npm run synth takes no arguments; found --hcl\n',
  });
  expect(readdirSync(folder)).toEqual(['regions.yaml']);
});

test('no file', () => {
  expect(main()).toEqual({
    status: 1,
    stdout: '',
    stderr:
      "regions.yaml: cannot be read; found ENOENT; run in the project's folder, or name another file in REGIONS_FILE\n",
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that is wrong in two places: both are told, nothing is written', () => {
  write(
    edited(
      ['environment: test', 'enviroment: test'],
      ['northeurope: { state: active', 'northeurope: { state: on'],
    ),
  );
  const { status, stdout, stderr } = main();
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr.split('\n')).toMatchInlineSnapshot(`
    [
      "regions.yaml:2:1 enviroment: is not a known key; found "enviroment"; did you mean environment? known here: workload, environment, suffix, subscriptionId, tenantId, homeRegion, controlRegion, deployed, state, providers, api, frontDoor, cosmos, registry, capacity, logs, regions, rollout, dns, alerts, bootstrap, adopt, accept",
      "regions.yaml:18:25 regions.northeurope.state: must be a region state; found "on"; one of active, standby, retired",
      "",
    ]
  `);
  expect(readdirSync(folder)).toEqual(['regions.yaml']);
});

test('what was written before is left alone when the file is wrong', () => {
  write(baseText);
  main();
  const before = written();
  write(edited(['state: active, dataPriority: 1', 'state: on, dataPriority: 1']));
  expect(main().status).toBe(1);
  expect(written()).toEqual(before);
});

test('the folder of a stack that is no more is emptied; whoever deploys sees what there is', () => {
  write(baseText);
  main();
  mkdirSync(join(stacksFolder(), 'stamp-atlantis'));
  writeFileSync(join(stacksFolder(), 'stamp-atlantis/cdk.tf.json'), '{}');
  expect(main().status).toBe(0);
  expect(readdirSync(stacksFolder(), { recursive: true }).sort()).toEqual([
    'dns-migration',
    'dns-migration/cdk.tf.json',
    'global',
    'global/cdk.tf.json',
    'stamp-atlantis',
    'stamp-francecentral',
    'stamp-francecentral/cdk.tf.json',
    'stamp-northeurope',
    'stamp-northeurope/cdk.tf.json',
  ]);
});

test('another file, named in REGIONS_FILE, and another output, in CDKTF_OUTDIR', () => {
  write(edited(['environment: test', 'environment: itest']), 'integration.yaml');
  const elsewhere = join(folder, 'elsewhere');
  expect(main('integration.yaml', { CDKTF_OUTDIR: elsewhere }).status).toBe(0);
  expect(readFileSync(join(elsewhere, 'stacks/global/cdk.tf.json'), 'utf8')).toContain(
    'rg-shop-itest-global',
  );
});

test('an output folder that cannot be written is a message', () => {
  write(baseText);
  write('', 'cdktf.out');
  expect(main()).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'cdktf.out/stacks: cannot be written; found ENOTDIR; a file is in the place of a folder: move it away, or name another place\n',
  });
  write('', 'taken');
  expect(main(undefined, { CDKTF_OUTDIR: 'taken/below' }).stderr).toMatch(
    /^taken\/below: cannot be written; found ENOTDIR; [^\n]*\n$/,
  );
});

test('an empty REGIONS_FILE or CDKTF_OUTDIR names none', () => {
  write(baseText);
  expect(main('', { CDKTF_OUTDIR: '' }).status).toBe(0);
  expect(existsSync(stacksFolder())).toBe(true);
});

test('what a version of a provider does not know is told with its line in the source', () => {
  write(edited(['api:\n', 'providers: { azurerm: 5.2.0 }\napi:\n']));
  // As if nobody had said yet what azurerm 5 calls otherwise.
  const unsaid = join(folder, 'unsaid.js');
  writeFileSync(
    unsaid,
    `require(${JSON.stringify(join(compiled, 'providers/differences.js'))}).differences.length = 0;`,
  );
  const { status, stderr } = main(undefined, { NODE_OPTIONS: `--require ${unsaid}` });
  expect(status).toBe(1);
  const place = /(\S*constructs\/registry\.ts):(\d+) global\/registry: azurerm_container_registry: /.exec(
    stderr,
  );
  const source = readFileSync(join(folder, place?.[1] ?? ''), 'utf8').split('\n');
  expect(source[Number(place?.[2]) - 1]).toContain('new ContainerRegistry(');
});
