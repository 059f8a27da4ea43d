import { z } from 'zod';
import { gitHub, patience } from '../../../operations/github/client';
import { type FakeGitHub, type Misbehaviour, startFakeGitHub } from '../../support/fake-github';

let fake: FakeGitHub;
let slept: number[];
beforeEach(async () => {
  fake = await startFakeGitHub();
  fake.answers.thing = { name: 'thing' };
  slept = [];
});
afterEach(() => fake.close());

const NOW = new Date('2026-11-26T00:00:00Z');
const client = (env: NodeJS.ProcessEnv = fake.env, signal = new AbortController().signal) =>
  gitHub({ env, now: () => NOW, sleep: async (time) => void slept.push(time) }, signal, {
    ...patience,
    request: 100,
  });
const ask = (method: 'GET' | 'POST' = 'GET') => client().ask(method, 'thing', z.object({ name: z.string() }));

test('an answer', async () => {
  expect(await ask()).toEqual({ name: 'thing' });
});

const inSeconds = (seconds: number) => String(NOW.getTime() / 1000 + seconds);
const spent = (seconds: number) => ({
  status: 403,
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(seconds) },
});

test.each<[string, Misbehaviour[], number[]]>([
  ['an error of its own', [{ status: 502 }], [2000]],
  ['no answer', [{ status: 'stall' }], [2000]],
  ['a limit of the rate that says how long', [{ status: 429, headers: { 'retry-after': '7' } }], [7000]],
  ['a limit of the rate that says until when', [spent(30)], [30_000]],
  ['a limit of the rate that says neither', [{ status: 429 }], [60_000]],
  ['several', [{ status: 500 }, spent(0), { status: 503 }], [2000, 0, 2000]],
])('%s is waited for', async (_, misbehave, expected) => {
  fake.misbehave.push(...misbehave);
  expect(await ask()).toEqual({ name: 'thing' });
  expect(slept).toEqual(expected);
});

const PERMISSION = 'check the permissions of the token: see permissions in the workflow';
const FORBIDDEN = '{"message":"Resource not accessible by integration"}';
test.each<[string, Misbehaviour[], string]>([
  ['errors without end', Array(4).fill({ status: 500 }), 'must answer; found status 500; try again later'],
  ['a long limit', [spent(3600)], 'must answer; found status 403; try again later'],
  [
    'no permission',
    [{ status: 403, body: FORBIDDEN }],
    `must answer; found status 403, "Resource not accessible by integration"; ${PERMISSION}`,
  ],
  [
    'a page of a proxy',
    [{ status: 200, body: '<html>' }],
    'must answer as documented; found no JSON; try again later',
  ],
  [
    'something else',
    [{ status: 200, body: '{"name":1}' }],
    'must answer as documented; found unexpected JSON; try again later',
  ],
])('%s: told', async (_, misbehave, message) => {
  fake.misbehave.push(...misbehave);
  await expect(ask()).rejects.toThrow(`GitHub, GET thing: ${message}`);
});

test('a redirection is not followed: the token is for GitHub alone', async () => {
  fake.misbehave.push(...Array(4).fill({ status: 302, headers: { location: 'http://127.0.0.1:1/' } }));
  await expect(ask()).rejects.toThrow('GitHub, GET thing: must answer; found no answer');
});

test('what may have been heard is not said twice', async () => {
  fake.misbehave.push({ status: 'stall' });
  await expect(ask('POST')).rejects.toThrow('GitHub, POST thing: must answer; found no answer');
  expect(fake.requests).toEqual(['POST thing']);
});

test('nobody there', async () => {
  fake.close();
  await expect(ask()).rejects.toThrow(/found no answer, .*ECONNREFUSED/);
});

test('an interruption ends it', async () => {
  const controller = new AbortController();
  controller.abort(new Error('Interrupted.'));
  await expect(client(fake.env, controller.signal).ask('GET', 'thing', z.unknown())).rejects.toThrow(
    'Interrupted.',
  );
});

test('a list that has no end is not read for ever', async () => {
  fake.answers.list = Array.from({ length: 100 }, (_, i) => i);
  await expect(client().all('list?', z.array(z.number()))).rejects.toThrow(
    'must end; found more than 50 pages',
  );
});

test.each([[''], ['shoes'], ['a/b/../c']])('%j is no repository', (GITHUB_REPOSITORY) => {
  expect(() => client({ ...fake.env, GITHUB_REPOSITORY })).toThrow(
    `GITHUB_REPOSITORY: must name the repository; found ${GITHUB_REPOSITORY || 'nothing'}; set it to OWNER/NAME`,
  );
});
