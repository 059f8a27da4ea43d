import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '..');
const folder = join(root, '.github/workflows');
const { engines, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  engines: { node: string };
  scripts: Readonly<Record<string, string>>;
};

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: object;
        readonly strategy?: { readonly matrix: Readonly<Record<string, unknown>> };
        readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
      }
    >
  >;
}

/** WORKFLOW JOB -> what it may do beyond reading the repository. */
const MORE: Readonly<Record<string, object>> = {
  'pull-request.yml plan': { 'id-token': 'write' },
  'providers.yml news': { issues: 'write' },
};

describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('every script that it runs is one of package.json', () => {
    const run = steps.flatMap((step) => [...(step.run ?? '').matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
    expect(run.length).toBeGreaterThan(0);
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

test('a pull request and check:all run the steps that .ci/run lists, with every Node.js that is claimed', () => {
  const { jobs } = parse(readFileSync(join(folder, 'pull-request.yml'), 'utf8')) as Workflow;
  expect(jobs.checks?.steps.at(-1)?.run).toBe('.ci/run');
  expect(jobs.checks?.strategy?.matrix.node).toEqual(engines.node.replaceAll('^', '').split(' || '));
  expect(scripts['check:all']).toBe('.ci/run --installed');
});
