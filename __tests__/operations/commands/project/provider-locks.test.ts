import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providerLocks } from '../../../../operations/commands/project/provider-locks';
import { lockFile, writeLockFiles } from '../../../../operations/terraform/lock-files';
import { StackFolder } from '../../../../operations/terraform/stack-folder';
import { synthesize } from '../../../../operations/terraform/synthesize';
import { Terraform, terraformOf } from '../../../../operations/terraform/terraform';
import { allowedVersions } from '../../../../providers/versions';
import { topologyOf } from '../../../support/regions-file';
import { runCommand } from '../../../support/run-command';
import { withTerraform } from '../../../support/with-terraform';

const platforms = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64', 'windows_amd64'];
const pinned = Object.entries(allowedVersions).flatMap(([name, versions]) =>
  versions.map((version) => [name, version] as const),
);
const written = pinned.map(([name, version]) => `providers/locks/${name}-${version}.hcl`);

let folder: string;
const at = (...names: readonly string[]) => join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provider-locks-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Providers that nobody can run, unpacked. https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror */
function makeMirror(): void {
  for (const [name, version] of pinned) {
    for (const platform of platforms) {
      const shelf = at('mirror/registry.terraform.io/hashicorp', name, version, platform);
      mkdirSync(shelf, { recursive: true });
      writeFileSync(join(shelf, `terraform-provider-${name}_v${version}`), platform);
    }
  }
}

withTerraform('with the real Terraform', () => {
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    makeMirror();
    const settings = `provider_installation {\n  filesystem_mirror {\n    path = "${at('mirror')}"\n  }\n}\n`;
    writeFileSync(at('terraform.rc'), settings);
    env = { ...process.env, TF_CLI_CONFIG_FILE: at('terraform.rc') };
    const { code, out } = await runCommand(providerLocks, folder, ['--mirror', 'mirror'], { env });
    expect([code, out]).toEqual([0, written.map((file) => `${file} written`).join('\n')]);
    synthesize(topologyOf(), at('out'), folder);
  });

  const stackFolder = (stack: string) => at('out/stacks', stack);
  const init = (stack: string, ...flags: readonly string[]) =>
    spawnSync(terraformOf(env), ['init', '-no-color', '-backend=false', ...flags], {
      cwd: stackFolder(stack),
      env,
      encoding: 'utf8',
    });

  test('each stack has the checksums of its providers, and Terraform keeps to them', () => {
    const stacks = readdirSync(at('out/stacks'));
    expect(stacks).toContain('global');
    for (const stack of stacks) {
      expect(init(stack, '-lockfile=readonly')).toMatchObject({ status: 0, stderr: '' });
    }
    const locked = readFileSync(join(stackFolder('global'), lockFile), 'utf8');
    expect(locked.match(/h1:/g)).toHaveLength(2 * platforms.length);
    expect(readFileSync(join(stackFolder('dns-migration'), lockFile), 'utf8')).not.toContain('azuread');
  });

  test('a download with another checksum is refused by every command of the project', async () => {
    const file = join(stackFolder('global'), lockFile);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/h1:./g, 'h1:0'));
    const terraform = new Terraform(env, new AbortController().signal);
    await expect(new StackFolder(stackFolder('global'), terraform).plan('plan')).rejects.toThrow(
      /doesn't\s+match\s+any\s+of\s+the\s+checksums/,
    );
  });
});

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
    expect(readFileSync(at(written[0] ?? ''), 'utf8')).toBe(
      'provider "registry.terraform.io/hashicorp/x" {\n}\n',
    );
  });

  test.each(['unauthenticated', 'self-signed, key ID 0000'])('%s: refused', async (by) => {
    expect(await standIn(`${line('signed by HashiCorp')}\n${line(by)}`)).toEqual({
      code: 2,
      out: '',
      err: `a provider must be signed; found "Retrieved hashicorp/azurerm 4.81.0 for linux_amd64 (${by})"; ask the registry, or trust a folder with --mirror`,
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
