import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurable } from './measure';
import { withRegions } from './regions';
import { FLOOR, FRESH, npmSynthOf, STEP, synthOf, TEMPLATE } from './report';

const COUNTS = [2, 10, 20, 38] as const;

/** main.ts without its optimization of token traces. */
const WITH_TRACES = `
  const { App } = require('cdktf');
  const { composeStacks } = require('./dist/stacks');
  const { loadTopology } = require('./dist/topology/load');
  const app = new App();
  composeStacks(app, loadTopology(process.env.REGIONS_FILE));
  app.synth();`;

/** Everything that is measured, in the order of the table. Files are written to `folder`. */
export function commandsOf(project: string, folder: string, template?: string): readonly Measurable[] {
  const env = regionsFiles(project, folder);
  const cdktf = [
    join(project, 'node_modules/.bin/cdktf'),
    'synth',
    '--output',
    join(folder, 'cdktf'),
  ] as const;
  const quiet = { CHECKPOINT_DISABLE: '1', CI: '1' };
  const here = { cwd: project };
  return [
    { ...here, name: FLOOR, command: ['node', '-e', "require('cdktf')"] },
    ...COUNTS.map((count) => ({
      ...here,
      name: synthOf(count),
      command: ['node', 'dist/main.js'] as const,
      env: env(count),
    })),
    { ...here, name: '38 regions, with token traces', command: ['node', '-e', WITH_TRACES], env: env(38) },
    ...COUNTS.map((count) => ({
      ...here,
      name: npmSynthOf(count),
      command: ['npm', 'run', 'synth'] as const,
      env: { ...env(count), npm_config_update_notifier: 'false' },
    })),
    { ...here, name: 'cdktf synth, this project', command: cdktf, env: { ...env(2), ...quiet } },
    ...(template ? [{ cwd: template, name: TEMPLATE, command: cdktf, env: { ...env(2), ...quiet } }] : []),
  ];
}

/** `npm run rehearse`, measured separately because it takes long. */
export function rehearsalsOf(project: string, folder: string): readonly Measurable[] {
  const env = regionsFiles(project, folder);
  const rehearse = ['node', 'dist/operations/command.js', 'rehearse'] as const;
  return [
    { cwd: project, name: FRESH, command: rehearse, env: env(2) },
    {
      cwd: project,
      name: STEP,
      command: [...rehearse, '--base', env(2).REGIONS_FILE],
      env: env(3),
    },
  ];
}

function regionsFiles(project: string, folder: string) {
  const text = readFileSync(join(project, 'regions.yaml'), 'utf8');
  mkdirSync(join(folder, 'out'), { recursive: true });
  return (count: number) => {
    const file = join(folder, `regions-${count}.yaml`);
    writeFileSync(file, withRegions(text, count));
    return { REGIONS_FILE: file, CDKTF_OUTDIR: join(folder, 'out') };
  };
}
