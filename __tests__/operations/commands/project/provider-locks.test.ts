import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providerLocks } from '../../../../operations/commands/project/provider-locks';
import { blockFile, lockFile, writeLockFiles } from '../../../../operations/terraform/lock-files';
import { synthesize } from '../../../../operations/terraform/synthesize';
import { allowedVersions } from '../../../../providers/versions';
import { topologyOf } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';

let folder: string;
const at = (...names: readonly string[]) => join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provider-locks-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('with a stand-in for Terraform', () => {
  const standIn = (said: string) => {
    const script = `#!/bin/sh
if [ "$1" = version ]; then echo '{ "terraform_version": "1.11.4" }'; exit; fi
printf '# by terraform\\n\\nprovider "registry.terraform.io/hashicorp/x" {\\n}\\n' > ${lockFile}
${said}
`;
    writeFileSync(at('terraform'), script);
    chmodSync(at('terraform'), 0o755);
    return runCommand(providerLocks, folder, [], {
      env: { ...process.env, TERRAFORM_BINARY_NAME: at('terraform') },
    });
  };
  const line = (by: string) => `echo "- Retrieved hashicorp/azurerm 4.81.0 for linux_amd64 (${by})"`;

  test('what HashiCorp has signed is written, without the head of the file', async () => {
    expect(await standIn(line('signed by HashiCorp'))).toMatchObject({ code: 0 });
    expect(readFileSync(at(`providers/locks/azuread-${allowedVersions.azuread[0]}.hcl`), 'utf8')).toBe(
      'provider "registry.terraform.io/hashicorp/x" {\n}\n',
    );
  });

  test.each(['unauthenticated', 'self-signed, key ID 0000'])('%s: refused', async (by) => {
    expect(await standIn(`${line('signed by HashiCorp')}\n${line(by)}`)).toEqual({
      code: 2,
      out: '',
      err: `a provider must be signed; found "Retrieved hashicorp/azurerm 4.81.0 for linux_amd64 (${by})"; use the registry, or trust a folder with --mirror`,
    });
    expect(existsSync(at('providers'))).toBe(false);
  });

  test('no registry: in the words of Terraform', async () => {
    const { code, err } = await standIn('echo no registry >&2; exit 1');
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^terraform providers lock .* failed:\nno registry/),
    ]);
  });
});

test('where this project keeps checksums, it does of every allowed version: a block each', () => {
  const pinned = Object.entries(allowedVersions).flatMap(([name, versions]) =>
    versions.map((version) => ({ name, version })),
  );
  const blocks = pinned.map(({ name, version }) => {
    const file = blockFile(name, version);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return [...text.matchAll(/^provider ".*\/(?<name>\S+)" \{\n\s*version\s*= "(?<version>.*)"$/gm)].map(
      ({ groups }) => ({ ...groups }),
    );
  });
  expect(blocks).toEqual(pinned.map((one) => (existsSync('providers/locks') ? [one] : [])));
});

describe('where checksums are not kept', () => {
  const left = (name: string, version: string) =>
    `provider "registry.terraform.io/hashicorp/${name}" {\n  version     = "${version}"\n  constraints = "${version}"\n}\n`;
  const file = (stack: string) => at('out/stacks', stack, lockFile);
  const required = () =>
    JSON.parse(readFileSync(at('out/stacks/dns-migration/cdk.tf.json'), 'utf8')).terraform.required_providers
      .azurerm.version as string;

  beforeEach(() => {
    synthesize(topologyOf(), at('out'), folder);
  });

  test('there is no lock file', () => {
    expect(existsSync(file('global'))).toBe(false);
  });

  test('one that Terraform has left stays', () => {
    writeFileSync(file('dns-migration'), left('azurerm', required()));
    writeLockFiles(at('out'), folder);
    expect(existsSync(file('dns-migration'))).toBe(true);
  });

  test.each([
    ['another version', () => left('azurerm', '1.0.0')],
    ['one provider more', () => `${left('azurerm', required())}\n${left('azuread', '3.9.0')}`],
  ])('one for %s goes, as nobody could init with it', (_, text) => {
    writeFileSync(file('dns-migration'), text());
    writeLockFiles(at('out'), folder);
    expect(existsSync(file('dns-migration'))).toBe(false);
  });
});
