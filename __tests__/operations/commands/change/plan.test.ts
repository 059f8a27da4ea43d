import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../../../operations/cli/exit';
import type { Surroundings } from '../../../../operations/cli/surroundings';
import { plan } from '../../../../operations/commands/change/plan';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
  writeFileSync(join(folder, 'regions.yaml'), baseText);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs it with a script that stands in for Terraform, whose version is new enough. */
function planned(script: string, args: readonly string[], given: Partial<Surroundings> = {}) {
  const terraform = join(folder, 'terraform');
  const version = '[ "$1" = version ] && echo \'{ "terraform_version": "1.11.4" }\' && exit';
  writeFileSync(terraform, `#!/bin/sh\n${version}\n${script}\n`);
  chmodSync(terraform, 0o755);
  return runCommand(plan, folder, args, {
    env: { ...process.env, TERRAFORM_BINARY_NAME: terraform },
    ...given,
  });
}

test('the stack is synthesized and planned in its folder', async () => {
  const { code, out } = await planned('pwd >> calls', ['global', '--markdown', 'report.md']);
  expect([code, out]).toEqual([0, 'global\n  no changes']);
  expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain('## Plan of global\n');
  expect(readFileSync(join(folder, 'cdktf.out/stacks/global/calls'), 'utf8')).toContain('stacks/global\n');
});

test('Terraform refuses', async () => {
  const { code, out } = await planned('echo no credentials >&2; exit 1', ['global']);
  expect([code, out]).toEqual([1, 'global\n  no plan\n\nglobal: no credentials']);
});

test('a stack that is none', async () => {
  expect(await planned('', ['stamp-atlantis'])).toMatchObject({
    code: 2,
    err: 'there is no stack stamp-atlantis; there are global, stamp-northeurope, stamp-francecentral, dns-migration',
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
