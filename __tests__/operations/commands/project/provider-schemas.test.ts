import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providerSchemas } from '../../../../operations/commands/project/provider-schemas';
import { runCommand } from '../../../support/run-command';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provider-schemas-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['none.json', 'none.json: cannot be read; found ENOENT; name an existing file'],
  ['words.json', expect.stringMatching(/^--facts words\.json: is not JSON; /)],
])('facts that cannot be read, before anything is downloaded: %s', async (file, err) => {
  writeFileSync(join(folder, 'words.json'), 'words');
  expect(await runCommand(providerSchemas, folder, ['--facts', file])).toEqual({ code: 2, out: '', err });
});

test('the Terraform that is named is the one that is asked', async () => {
  const terraform = join(folder, 'terraform');
  writeFileSync(terraform, '#!/bin/sh\necho no registry >&2; exit 1\n');
  chmodSync(terraform, 0o755);
  const env = { ...process.env, TERRAFORM_BINARY_NAME: terraform };
  expect(await runCommand(providerSchemas, folder, [], { env })).toEqual({
    code: 2,
    out: '',
    err: 'terraform init -no-color failed:\nno registry\n',
  });
});
