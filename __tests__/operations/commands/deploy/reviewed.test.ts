import { reviewed } from '../../../../operations/commands/deploy/reviewed';
import { type FakeGitHub, REPOSITORY, startFakeGitHub } from '../../../support/fake-github';
import { runCommand } from '../../../support/run-command';

const COMMIT = 'c'.repeat(40);
const HEAD = 'd'.repeat(40);
const own = { full_name: REPOSITORY };
const pull = { number: 7, merged_at: 'yesterday', merge_commit_sha: COMMIT, head: { sha: HEAD, repo: own } };
const run = { id: 100, run_number: 3, head_sha: HEAD, conclusion: 'success', head_repository: own };
const artifact = { name: 'reviewed-change', expired: false };

let fake: FakeGitHub;
beforeEach(async () => {
  fake = await startFakeGitHub();
});
afterEach(() => fake.close());

interface Known {
  readonly pulls: readonly object[];
  readonly runs: readonly object[];
  readonly artifacts: readonly object[];
}

function asked(known: Partial<Known>, ...args: readonly string[]) {
  const { pulls, runs, artifacts }: Known = { pulls: [pull], runs: [run], artifacts: [artifact], ...known };
  fake.answers[`commits/${COMMIT}/pulls`] = pulls;
  fake.answers['actions/workflows/pull-request.yml/runs'] = { workflow_runs: runs };
  fake.answers['actions/runs/100/artifacts'] = { artifacts };
  fake.answers['actions/runs/101/artifacts'] = { artifacts };
  return runCommand(reviewed, __dirname, [COMMIT, ...args], { env: fake.env });
}

test('the run of the pull request that the commit has merged', async () => {
  expect(await asked({}, '--json')).toEqual({
    code: 0,
    out: '{"run":100,"pullRequest":7,"why":"pull request #7 was reviewed by run 100"}',
    err: '',
  });
});

test('the newest run counts', async () => {
  const newer = { ...run, id: 101, run_number: 12 };
  expect((await asked({ runs: [run, newer] })).out).toBe('pull request #7 was reviewed by run 101.');
});

const fork = { full_name: 'stranger/shoes' };
test.each<[string, Partial<Known>, string]>([
  ['pushed past every pull request', { pulls: [] }, 'no pull request was merged by this commit'],
  [
    'part of a pull request that is still open',
    { pulls: [{ ...pull, merged_at: null }] },
    'no pull request was merged by this commit',
  ],
  [
    'a commit of a pull request, not its merge',
    { pulls: [{ ...pull, merge_commit_sha: HEAD }] },
    'no pull request was merged by this commit',
  ],
  [
    'two that claim it',
    { pulls: [pull, { ...pull, number: 8 }] },
    'pull requests #7 and #8 were merged by this commit',
  ],
  [
    'a fork',
    { pulls: [{ ...pull, head: { sha: HEAD, repo: fork } }] },
    'pull request #7 is from a fork, and pull requests from forks are not planned',
  ],
  [
    'a fork that is gone',
    { pulls: [{ ...pull, head: { sha: HEAD, repo: null } }] },
    'pull request #7 is from a fork, and pull requests from forks are not planned',
  ],
  [
    'no run, or none that has succeeded, or one of another commit or repository',
    {
      runs: [
        { ...run, conclusion: 'failure' },
        { ...run, head_sha: COMMIT },
        { ...run, head_repository: fork },
      ],
    },
    'pull request #7 was merged without a successful review',
  ],
  [
    'no record',
    { artifacts: [{ ...artifact, name: 'review-plan' }] },
    'pull request #7 has no record, because nothing was planned',
  ],
  [
    'so long ago',
    { artifacts: [{ ...artifact, expired: true }] },
    'pull request #7 was reviewed so long ago that its record has expired',
  ],
])('%s: there is no record', async (_, known, why) => {
  expect(await asked(known)).toEqual({ code: 0, out: `There is no record: ${why}.`, err: '' });
});

test('a GitHub that does not answer is no missing record', async () => {
  fake.misbehave.push({ status: 403, body: '{"message":"Forbidden"}' });
  expect(await asked({})).toMatchObject({
    code: 2,
    err: expect.stringContaining(`GitHub, GET commits/${COMMIT}/pulls: must answer; found status 403`),
  });
});

test('a shortened commit is refused', async () => {
  expect(await runCommand(reviewed, __dirname, ['c0ffee'], { env: fake.env })).toMatchObject({
    code: 2,
    err: 'commit: must be a full commit id of 40 digits; found "c0ffee"; git rev-parse HEAD prints it',
  });
});
