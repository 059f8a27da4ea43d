import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../../../operations/cli/exit';
import type { Surroundings } from '../../../../operations/cli/surroundings';
import { plan } from '../../../../operations/commands/change/plan';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';
import { changeJson, planJson } from '../../review/support/plan-json';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
  writeFileSync(join(folder, 'regions.yaml'), baseText);
  writeFileSync(join(folder, 'shown.json'), JSON.stringify(planJson()));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs it with a script that stands in for Terraform, whose version is new enough. */
function planned(script: string, args: readonly string[], given: Partial<Surroundings> = {}) {
  const terraform = join(folder, 'terraform');
  const version = '[ "$1" = version ] && echo \'{ "terraform_version": "1.11.4" }\' && exit';
  const shown = `[ "$1" = show ] && cat '${join(folder, 'shown.json')}' && exit`;
  writeFileSync(terraform, `#!/bin/sh\n${version}\n${shown}\n${script}\n`);
  chmodSync(terraform, 0o755);
  return runCommand(plan, folder, args, {
    env: { ...process.env, TERRAFORM_BINARY_NAME: terraform },
    ...given,
  });
}

test('the stack is synthesized and planned in its folder', async () => {
  const { code, out } = await planned('pwd >> calls', ['global', '--markdown', 'report.md']);
  expect([code, out]).toEqual([0, 'global\n  no changes\n\nThe review found nothing that blocks.']);
  expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain('## Plan of global\n');
  // For a review of all plans together, also where nothing changes.
  expect(existsSync(join(folder, 'cdktf.out/stacks/global/plan.json'))).toBe(true);
  expect(readFileSync(join(folder, 'cdktf.out/stacks/global/calls'), 'utf8')).toContain('stacks/global\n');
});

test('the review blocks, and compares with a rehearsal that was kept', async () => {
  const zone = changeJson({ type: 'azurerm_dns_zone', actions: ['delete'], before: { id: '/zone' } });
  writeFileSync(join(folder, 'shown.json'), JSON.stringify(planJson({ resource_changes: [zone] })));
  mkdirSync(join(folder, 'kept/current/global'), { recursive: true });
  const changed = '[ "$1" = plan ] && exit 2; exit 0';
  const { code, out } = await planned(changed, ['global', '--markdown', 'report.md', '--expected', 'kept']);
  expect(code).toBe(1);
  expect(out).toContain('global/azurerm_dns_zone.it: would be destroyed; found "/zone"');
  expect(out).toContain('[CHANGE-UNEXPLAINED]');
  expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain(
    '- `LOST-ZONE` at `global/azurerm_dns_zone.it`',
  );
});

test('a secret that stands somewhere else, unmarked, is in no report', async () => {
  const app = changeJson({
    type: 'azurerm_linux_web_app',
    before: { site_credential: 'S3cret-of-the-app' },
    after: { site_credential: 'S3cret-of-the-app', app_settings: { COPY: 'AccountKey=S3cret-of-the-app' } },
    after_sensitive: { site_credential: true },
  });
  writeFileSync(join(folder, 'shown.json'), JSON.stringify(planJson({ resource_changes: [app] })));
  const changed = '[ "$1" = plan ] && exit 2; exit 0';
  const { out } = await planned(changed, ['global', '--markdown', 'report.md']);
  const report = readFileSync(join(folder, 'report.md'), 'utf8');
  expect(report).toContain('COPY');
  expect(report).toContain('AccountKey=(sensitive)');
  expect(out + report).not.toContain('S3cret');
});

test('Terraform refuses', async () => {
  const { code, out } = await planned('echo no credentials >&2; exit 1', ['global']);
  expect([code, out]).toEqual([1, 'global\n  no plan\n\nglobal: no credentials']);
});

test('who is not signed in hears what to do', async () => {
  const { code, out } = await planned('echo could not configure AzureCli Authorizer >&2; exit 1', ['global']);
  expect([code, out]).toEqual([1, expect.stringContaining('az login --tenant')]);
});

test('a stack that is none', async () => {
  expect(await planned('', ['stamp-atlantis'])).toMatchObject({
    code: 2,
    err: 'there is no stack stamp-atlantis; known: global, stamp-northeurope, stamp-francecentral, dns-migration',
  });
});

test('interrupted, it waits until Terraform has given back the lock', async () => {
  const home = join(folder, 'cdktf.out/stacks/global');
  const interruptible: Surroundings['interruptible'] = async (work) => {
    const controller = new AbortController();
    const done = work(controller.signal);
    done.catch(() => {});
    while (!existsSync(join(home, 'locked'))) await sleep(20);
    controller.abort(new UsageError('Interrupted.'));
    return done;
  };
  const script = `[ "$1" = plan ] || exit 0
trap 'sleep 0.1; touch unlocked; exit 1' INT
touch locked
while :; do sleep 0.05; done`;
  expect(await planned(script, ['global'], { interruptible })).toEqual({
    code: 2,
    out: '',
    err: expect.stringContaining('Interrupted.'),
  });
  expect(existsSync(join(home, 'unlocked'))).toBe(true);
});
