import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parse } from 'yaml';
import { shippedTopology } from './support/shipped-file';

const root = join(__dirname, '..');
const folder = join(root, '.github/workflows');
const { engines, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  engines: { node: string };
  scripts: Readonly<Record<string, string>>;
};

interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, unknown>> };
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

interface Workflow {
  readonly on: unknown;
  readonly concurrency: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** WORKFLOW JOB -> what it may do beyond reading the repository. */
const MORE: Readonly<Record<string, object>> = {
  'pull-request.yml plan': { 'id-token': 'write' },
  'pull-request-comment.yml comment': { actions: 'read', 'pull-requests': 'write' },
  'providers.yml news': { issues: 'write' },
  'deploy.yml review': { 'id-token': 'write', 'pull-requests': 'read', actions: 'read' },
  'deploy.yml deploy': { 'id-token': 'write' },
  'drift.yml drift': { 'id-token': 'write', issues: 'write' },
};

/** What GitHub would refuse of a workflow: keys, types, contexts, functions, needs. */
async function refused(name: string, content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

test.each([
  ['stepz: []', "Unexpected value 'stepz'"],
  ['needs: nobody', 'at least one job with no dependencies'],
  ['if: secrets.TOKEN != 1', "Unrecognized named-value: 'secrets'"],
  ['if: fromJSONN(1)', "Unrecognized function: 'fromJSONN'"],
])('a workflow is refused for %s', async (line, why) => {
  const text = `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    ${line}\n    steps: [{ run: 'true' }]\n`;
  expect((await refused('bad.yml', text)).join('\n')).toContain(why);
});

describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('GitHub reads it', async () => {
    expect(await refused(name, text)).toEqual([]);
  });

  test('every script that it runs is one of package.json', () => {
    const run = steps.flatMap((step) => [...(step.run ?? '').matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
    for (const [, script] of run) expect(Object.keys(scripts)).toContain(script);
  });

  test('an action is named by its commit, which nobody can move', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  test('it has no right but to read the repository, unless a job needs more', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const [job, { permissions = workflow.permissions }] of Object.entries(workflow.jobs)) {
      expect(permissions).toEqual({ contents: 'read', ...MORE[`${name} ${job}`] });
    }
  });

  test('no expression is pasted into a shell', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const { jobs } = parse(text) as Workflow;

  test('it holds no secret but the token that every job is given', () => {
    expect(text).not.toMatch(/\bsecrets(\.|\[|: inherit)/);
  });

  test('every job ends some time, and leaves no credentials of git to what it runs', () => {
    for (const [job, { steps, 'timeout-minutes': minutes }] of Object.entries(jobs)) {
      expect([job, typeof minutes]).toEqual([job, 'number']);
      const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
      for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
    }
  });

  test('who signs in to Azure is a pull request of this repository, the main branch or an approved deployment', () => {
    const signingIn = Object.values(jobs).filter(({ permissions }) => permissions?.['id-token'] === 'write');
    for (const { if: when = '', environment } of signingIn) {
      const isOwn = when.includes('head.repo.full_name == github.repository');
      const isMain = when.includes("github.ref == 'refs/heads/main'");
      expect([when, isOwn || isMain || environment !== undefined]).toEqual([when, true]);
    }
  });
});

describe('what is deployed', () => {
  const text = readFileSync(join(folder, 'deploy.yml'), 'utf8');
  const { on, concurrency, jobs } = parse(text) as Workflow;
  const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

  test('is what was merged into main, one at a time, none left out and none cancelled', () => {
    expect(on).toEqual({
      push: { branches: ['main'] },
      workflow_dispatch: { inputs: { from: expect.any(Object) } },
    });
    expect(concurrency).toEqual({ group: 'deploy', 'cancel-in-progress': false, queue: 'max' });
  });

  test('is reviewed first and approved after that', () => {
    const { needs, environment, steps } = jobs.deploy as Job;
    expect([needs, environment]).toEqual(['review', shippedTopology().bootstrap?.githubEnvironment]);
    expect(jobs.review?.environment).toBeUndefined();
    expect(steps.flatMap(({ run }) => run ?? []).join('\n')).toContain(
      'npm run --silent deploy -- --yes --reviewed reviewed-change.json',
    );
  });

  test('begins in both jobs with the stack that somebody has named, which the commands check', () => {
    const given = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ env }) => env?.FROM));
    expect(given).toHaveLength(2);
    for (const { env, run } of given) {
      expect(env?.FROM).toMatch(/^\$\{\{ inputs\.from \}\}$/);
      expect(run).toMatch(/npm run [^|\n]*"--from=\$FROM"/);
    }
  });

  test('only this job is the deploying identity, and only it has an environment', () => {
    expect(all.filter((one) => one.includes('vars.AZURE_DEPLOY_CLIENT_ID'))).toEqual([text]);
    expect(text.match(/vars\.AZURE_DEPLOY_CLIENT_ID/g)).toHaveLength(1);
    const named = all
      .flatMap((one) => Object.values((parse(one) as Workflow).jobs))
      .filter((job) => job.environment);
    expect(named).toHaveLength(1);
  });

  test('the record has one name wherever it is written and looked for', () => {
    const written = readFileSync(join(folder, 'pull-request.yml'), 'utf8');
    const looked = readFileSync(join(root, 'operations/github/reviewed-run.ts'), 'utf8');
    expect(written).toContain('name: reviewed-change\n');
    expect(looked).toContain("const ARTIFACT = 'reviewed-change';");
    expect(looked).toContain("const WORKFLOW = 'pull-request.yml';");
  });
});

test('what may write for a pull request runs none of its code', () => {
  const { jobs } = parse(readFileSync(join(folder, 'pull-request-comment.yml'), 'utf8')) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  expect(
    steps.filter(({ uses, run }) => uses?.startsWith('actions/checkout') || run?.includes('npm')),
  ).toEqual([]);
});

/** Both install packages when they run. */
test.each([
  [
    '.ci/run',
    ['--instaled'],
    '.ci/run: takes --installed or nothing; found --instaled; leave out the rest\n',
  ],
  [
    '.ci/run',
    ['--installed', 'x'],
    '.ci/run: takes --installed or nothing; found --installed x; leave out the rest\n',
  ],
  [
    'scripts/cdktn.mjs',
    ['--foo'],
    'npm run cdktn -- takes one version, or none; found --foo; leave it out\n',
  ],
])('%s %j is refused', (program, args, stderr) => {
  const [file, ...rest] = program.endsWith('.mjs') ? [process.execPath, program] : [program];
  expect(spawnSync(file, [...rest, ...args], { cwd: root, encoding: 'utf8' })).toMatchObject({
    status: 2,
    stdout: '',
    stderr,
  });
});

test('npm ci does not empty a folder that node_modules leads to', () => {
  const script = readFileSync(join(root, '.ci/run'), 'utf8');
  const guard = script.indexOf('[ $# -eq 0 ] && [ -L node_modules ]');
  expect(guard).toBeGreaterThan(0);
  expect(guard).toBeLessThan(script.indexOf('npm ci &&'));
});

test('a pull request and check:all run the steps that .ci/run lists, with every Node.js that is claimed', () => {
  const { jobs } = parse(readFileSync(join(folder, 'pull-request.yml'), 'utf8')) as Workflow;
  expect(jobs.checks?.steps.at(-1)?.run).toBe('.ci/run');
  expect(jobs.checks?.strategy?.matrix.node).toEqual(engines.node.replaceAll('^', '').split(' || '));
  expect(scripts['check:all']).toBe('.ci/run --installed');
});
