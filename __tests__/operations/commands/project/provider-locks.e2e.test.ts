import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providerLocks } from '../../../../operations/commands/project/provider-locks';
import { lockFile } from '../../../../operations/terraform/lock-files';
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

withTerraform('npm run provider-locks', () => {
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
