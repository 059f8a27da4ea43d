import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drift } from '../../../../operations/commands/change/drift';
import { type FakeGitHub, startFakeGitHub } from '../../../support/fake-github';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';
import { changeJson, planJson } from '../../review/support/plan-json';

let folder: string;
let github: FakeGitHub;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drift-'));
  writeFileSync(join(folder, 'regions.yaml'), baseText);
  github = await startFakeGitHub();
});
afterEach(() => {
  github.close();
  rmSync(folder, { recursive: true });
});

const nothing = planJson();
const tags = planJson({
  resource_changes: [
    changeJson({
      type: 'azurerm_key_vault',
      before: { tags: { a: 'old' } },
      after: { tags: { a: '@oncall' } },
    }),
  ],
});

/**
 * Runs it with a script that stands in for Terraform.
 * @param inGlobal what it shows of global, or says where it makes no plan of it; elsewhere nothing changes
 */
function looked(inGlobal: object | string, ...args: readonly string[]) {
  const terraform = join(folder, 'terraform');
  writeFileSync(join(folder, 'nothing.json'), JSON.stringify(nothing));
  writeFileSync(join(folder, 'global.json'), JSON.stringify(inGlobal));
  const lines = [
    '#!/bin/sh',
    '[ "$1" = version ] && echo \'{ "terraform_version": "1.11.4" }\' && exit',
    'shown=nothing; case "$PWD" in */global) shown=global;; esac',
    `[ "$1" = show ] && cat "${folder}/$shown.json" && exit`,
    `[ "$1" = plan ] && [ $shown = global ] && ${typeof inGlobal === 'string' ? `echo ${inGlobal} >&2 && exit 1` : `[ ${inGlobal === nothing} = false ] && exit 2`}`,
    'exit 0',
  ];
  writeFileSync(terraform, lines.join('\n'));
  chmodSync(terraform, 0o755);
  const run = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_RUN_ID: '42' };
  const env = { ...process.env, ...github.env, ...run, TERRAFORM_BINARY_NAME: terraform };
  return runCommand(drift, folder, args, { env });
}
const [first, last] = ['Azure differs from the file in global.', 'Azure matches the file.'];
const UNSEEN = 'Unknown, because they could not be planned: global.';

test('a difference opens the issue, its end closes it', async () => {
  const seen = await looked(tags, '--issue', '--markdown', 'drift.md');
  expect([seen.code, seen.out.split('\n').slice(-2)]).toEqual([1, [first, 'Opened issue #1.']]);
  const report = readFileSync(join(folder, 'drift.md'), 'utf8');
  expect(report).toContain(
    `## Drift\n\n**${first}**\n\nLast seen by [this run](https://github.com/contoso/shoes/actions/runs/42).`,
  );
  expect(report).toContain('azurerm_key_vault.it');
  expect(github.issues).toMatchObject([
    {
      title: 'Azure does not match regions.yaml',
      body: expect.stringMatching(/^<!-- drift -->\n## Drift\n/),
    },
  ]);

  const gone = await looked(nothing, '--issue');
  expect([gone.code, gone.out.split('\n').slice(-2)]).toEqual([0, [last, 'Closed issue #1.']]);
});

test('what could not be planned is not clean: the issue stays, and the others are looked at', async () => {
  await looked(tags, '--issue');
  const { code, out } = await looked('no rights', '--issue');
  expect(code).toBe(2);
  expect(out).toContain('global: no rights');
  expect(out.split('\n').slice(-2)).toEqual([UNSEEN, 'Updated issue #1.']);
  expect(out).toContain('stamp-northeurope\n  no changes');
  expect(github.issues).toMatchObject([{ state: 'open', body: expect.stringContaining(UNSEEN) }]);
});

test('who is not signed in hears what to do', async () => {
  const { code, out } = await looked('could not configure AzureCli Authorizer');
  expect([code, out]).toEqual([2, expect.stringContaining('az login --tenant')]);
});

test('a plan that cannot be read is not clean', async () => {
  const { code, out } = await looked({}, '--issue');
  expect(code).toBe(2);
  expect(out).toContain('No review: not every plan could be read.');
  expect(github.issues).toMatchObject([{ state: 'open' }]);
});

test('without an issue GitHub is not asked', async () => {
  expect(await looked(nothing)).toMatchObject({
    code: 0,
    out: expect.stringMatching(new RegExp(`${last}$`)),
  });
  expect(github.requests).toEqual([]);
});

test('an issue that cannot be written is told, after the report', async () => {
  github.misbehave.push({ status: 403, body: '{"message":"no"}' });
  const { code, out, err } = await looked(tags, '--issue');
  expect([code, out.endsWith(first)]).toEqual([2, true]);
  expect(err).toContain('GitHub, GET issues: must answer; found status 403, "no"');
});
