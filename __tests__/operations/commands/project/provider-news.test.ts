import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { providerNews } from '../../../../operations/commands/project/provider-news';
import { allowedVersions } from '../../../../providers/versions';
import { runCommand } from '../../../support/run-command';

let folder: string;
let server: Server;
let registry: string;
/** path -> what the registry answers there */
let answers: Readonly<Record<string, string>>;
const newest = [...allowedVersions.azurerm].sort(
  (a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10),
)[0];
const latest = (azurerm: string, azuread: string) => ({
  '/v1/providers/hashicorp/azurerm': JSON.stringify({ version: azurerm }),
  '/v1/providers/hashicorp/azuread': JSON.stringify({ version: azuread }),
});

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const answer = answers[url];
    response.writeHead(answer === undefined ? 404 : 200, { connection: 'close' }).end(answer);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provider-news-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const asked = () => runCommand(providerNews, folder, ['--registry', registry, '--markdown', 'news.md']);

test('nothing newer: no issue', async () => {
  answers = latest('4.9.0', '3.7.0');
  expect(await asked()).toEqual({
    code: 0,
    out: 'azurerm 4.9.0: nothing newer\nazuread 3.7.0: nothing newer',
    err: '',
  });
  expect(existsSync(join(folder, 'news.md'))).toBe(false);
});

test('a newer one, by number: the text of an issue', async () => {
  answers = latest('10.0.0', '3.8.1');
  expect(await asked()).toEqual({
    code: 0,
    out: `azurerm 10.0.0: newer than ${newest}\nazuread 3.8.1: nothing newer`,
    err: '',
  });
  const [, heading] = /^## (.*provider version.*)$/m.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  expect(readFileSync(join(folder, 'news.md'), 'utf8')).toBe(`There are newer versions of providers:

- azurerm 10.0.0; the newest version that was tried here is ${newest}

To add a version, see "${heading}" in CONTRIBUTING.md.
`);
});

test.each([
  ['no such provider', {}, 'status 404'],
  ['no version', { '/v1/providers/hashicorp/azurerm': '{}' }, 'none'],
  ['no JSON', { '/v1/providers/hashicorp/azurerm': '<html>' }, 'none'],
  ['more than a version', latest('9.3.0](https://example.com)', '3.9.0'), '"9.3.0](https://example.com)"'],
])('%s: refused', async (_, given, found) => {
  answers = given;
  const { code, err } = await asked();
  expect([code, err]).toEqual([
    2,
    `${registry}/v1/providers/hashicorp/azurerm: must return the latest version; found ${found}; try again later`,
  ]);
});

test('no registry: refused', async () => {
  const nowhere = await runCommand(providerNews, folder, ['--registry', 'http://127.0.0.1:1']);
  expect(nowhere).toMatchObject({
    code: 2,
    err: expect.stringContaining('must return the latest version; found'),
  });
});

describe('the scheduled workflow', () => {
  interface Step {
    readonly name?: string;
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
  }
  const workflow = parse(readFileSync('.github/workflows/providers.yml', 'utf8')) as {
    readonly jobs: { readonly news: { readonly steps: readonly Step[] } };
  };
  const { run = '', env = {} } = workflow.jobs.news.steps.find(({ name }) => name === 'One issue') ?? {};

  /** Runs the step with a GitHub CLI that notes its arguments and knows these issues. */
  function calls(issues: string): readonly string[] {
    writeFileSync(
      join(folder, 'gh'),
      `#!/bin/sh\necho "$*" >> calls\n[ "$2" = list ] && printf '${issues}'; exit 0\n`,
    );
    chmodSync(join(folder, 'gh'), 0o755);
    const path = `${folder}${delimiter}${process.env.PATH}`;
    const shell = spawnSync('bash', ['-e', '-c', run], {
      cwd: folder,
      env: { ...process.env, ...env, PATH: path },
      encoding: 'utf8',
    });
    expect(shell).toMatchObject({ status: 0, stderr: '' });
    return readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n').slice(1);
  }

  test('opens an issue', () => {
    expect(calls('')).toEqual([`issue create --title ${env.TITLE} --body-file news.md`]);
  });

  test('updates the one that is open', () => {
    expect(calls('17\\n')).toEqual(['issue edit 17 --body-file news.md']);
  });
});
