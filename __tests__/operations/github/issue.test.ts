import { gitHub } from '../../../operations/github/client';
import { keepIssue } from '../../../operations/github/issue';
import { BOT, type FakeGitHub, type FakeIssue, startFakeGitHub } from '../../support/fake-github';

let fake: FakeGitHub;
beforeEach(async () => {
  fake = await startFakeGitHub();
});
afterEach(() => fake.close());

const mark = '<!-- drift -->';
const keep = (text?: string) => {
  const github = gitHub(
    { env: fake.env, now: () => new Date(), sleep: async () => {} },
    new AbortController().signal,
  );
  return keepIssue(github, { title: 'Drift', mark, creator: BOT }, text);
};
const has = (...issues: readonly Omit<FakeIssue, 'number'>[]) =>
  fake.issues.push(...issues.map((issue, i) => ({ number: i + 1, ...issue })));
const ours = (state: string) => ({ state, body: `${mark}\nbefore` });
const shown = () => fake.issues.map(({ number, state, body }) => `${number} ${state} ${body.split('\n')[1]}`);

test('opens one, updates it, closes it, opens it again', async () => {
  expect(await keep('first')).toBe('Opened issue #1.');
  expect(fake.issues).toEqual([
    { number: 1, state: 'open', title: 'Drift', body: `${mark}\nfirst`, creator: BOT },
  ]);
  expect(await keep('second')).toBe('Updated issue #1.');
  expect(await keep()).toBe('Closed issue #1.');
  expect(fake.comments).toEqual(['1: Nothing differs any more.']);
  expect(await keep()).toBe('No issue is open.');
  expect(await keep('third')).toBe('Reopened issue #1.');
  expect(shown()).toEqual(['1 open third']);
});

test('what somebody else says, another issue and a pull request are left alone', async () => {
  has(
    { ...ours('open'), creator: 'stranger' },
    { state: 'open', body: 'News of providers' },
    { ...ours('open'), pull_request: {} },
    { state: 'open', body: `quoted:\n${mark}` },
  );
  expect(await keep()).toBe('No issue is open.');
  expect(await keep('text')).toBe('Opened issue #5.');
  expect(shown().slice(0, 4)).toEqual([
    '1 open before',
    '2 open undefined',
    '3 open before',
    `4 open ${mark}`,
  ]);
});

test('it is found behind a hundred others', async () => {
  has(...Array.from({ length: 130 }, () => ({ state: 'closed', body: 'other' })), ours('open'));
  expect(await keep('text')).toBe('Updated issue #131.');
});

test('of two the older one stays, the other one says so', async () => {
  has(ours('closed'), ours('open'), ours('open'));
  expect(await keep('text')).toBe('Updated issue #2.');
  expect(shown()).toEqual(['1 closed before', '2 open text', '3 closed before']);
  expect(fake.comments).toEqual(['3: Duplicate of #2.']);
});

test('the newest of those that are closed is opened again', async () => {
  has(ours('closed'), ours('closed'));
  expect(await keep('text')).toBe('Reopened issue #2.');
});

test('it calls nobody, and is no longer than GitHub takes', async () => {
  await keep(`@oncall ${'x'.repeat(100_000)}`);
  const [{ body } = { body: '' }] = fake.issues;
  expect(body).toContain('@\u200Boncall');
  expect(body.length).toBeLessThan(65_536);
  expect(body).toMatch(/The rest is in the summary of the run\.\n$/);
});
