import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { state } from '../../../../operations/commands/deploy/state';
import { baseText } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';
import { shippedText } from '../../../support/shipped-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
  writeFileSync(join(folder, 'regions.yaml'), baseText);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs it with a script in the place of Terraform that pulls this state. */
function stateOf(stack: string, pulled: string, script = '') {
  writeFileSync(join(folder, 'pulled'), pulled);
  const terraform = join(folder, 'terraform');
  const pull = `[ "$1 $2" = 'state pull' ] && cat ${join(folder, 'pulled')}`;
  writeFileSync(terraform, `#!/bin/sh\n${script}\ncp main.tf.json ${folder}\n${pull}\ntrue\n`);
  chmodSync(terraform, 0o755);
  const env = { ...process.env, TERRAFORM_BINARY_NAME: terraform, TF_DATA_DIR: '/elsewhere' };
  return runCommand(state, folder, [stack], { env });
}

const resource = (mode: string, name: string, ...keys: readonly (string | undefined)[]) => ({
  mode,
  type: 'azurerm_thing',
  name,
  instances: keys.map((index_key) => ({ index_key })),
});
const file = (...resources: readonly object[]) => JSON.stringify({ version: 4, outputs: {}, resources });

test.each([
  [
    'nothing',
    file(),
    'The state of stamp-uksouth holds nothing (terraform.shop-test.stamp-uksouth.tfstate).',
  ],
  [
    'what is only read is not held',
    file(resource('data', 'read', undefined), resource('managed', 'gone')),
    'The state of stamp-uksouth holds nothing (terraform.shop-test.stamp-uksouth.tfstate).',
  ],
  [
    'one',
    file(resource('managed', 'a', undefined)),
    'The state of stamp-uksouth holds one resource (terraform.shop-test.stamp-uksouth.tfstate):\n  azurerm_thing.a',
  ],
  [
    'several',
    file(resource('managed', 'a', undefined), resource('managed', 'b', 'x', 'y')),
    [
      'The state of stamp-uksouth holds 3 resources (terraform.shop-test.stamp-uksouth.tfstate):',
      '  azurerm_thing.a',
      '  azurerm_thing.b["x"]',
      '  azurerm_thing.b["y"]',
    ].join('\n'),
  ],
])('of a region whose line is gone: %s', async (_, pulled, out) => {
  expect(await stateOf('stamp-uksouth', pulled)).toEqual({ code: 0, out, err: '' });
});

test('there is none: that is not the same as nothing', async () => {
  expect(await stateOf('stamp-uksouth', '')).toEqual({
    code: 2,
    out: '',
    err: 'there is no state of stamp-uksouth; looked at terraform.shop-test.stamp-uksouth.tfstate; was it deployed with another state, workload or environment in regions.yaml?',
  });
});

test('the backend of the file is asked, without a key, and nothing else is in the folder', async () => {
  writeFileSync(join(folder, 'regions.yaml'), shippedText);
  const { out } = await stateOf('global', file(), '[ -z "$TF_DATA_DIR" ] || exit 1');
  expect(out).toBe(
    'The state of global holds nothing (stcontososhoesprodstate/tfstate/contososhoes-prod/global.tfstate).',
  );
  expect(JSON.parse(readFileSync(join(folder, 'main.tf.json'), 'utf8'))).toEqual({
    terraform: {
      backend: {
        azurerm: expect.objectContaining({ key: 'contososhoes-prod/global.tfstate', use_azuread_auth: true }),
      },
    },
  });
});

test.each([
  ['stamp-uksuth', 'there is no stack stamp-uksuth; did you mean stamp-uksouth?'],
  [
    'atlantis',
    'there is no stack atlantis; known: global, stamp-northeurope, stamp-francecentral, dns-migration',
  ],
])('a misspelt name would hold nothing: %s', async (stack, err) => {
  expect(await stateOf(stack, file())).toEqual({ code: 2, out: '', err });
});

test("Terraform's own reason", async () => {
  expect(await stateOf('global', '', 'echo no credentials >&2; exit 1')).toEqual({
    code: 2,
    out: '',
    err: 'the state of global cannot be read; found terraform init -no-color failed:\nno credentials',
  });
});
