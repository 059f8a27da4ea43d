import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { allowedVersions } from '../../../providers/versions';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import { inProject, writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';
import { blockFile, lockFile } from '../../terraform/lock-files';
import { Terraform } from '../../terraform/terraform';
import { inProviderFolder } from './provider-folder';

/** Where somebody may deploy from. */
const platforms = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64', 'windows_amd64'];

interface Options {
  readonly mirror?: string;
}

export const providerLocks: Command = async (args, around) => {
  const { folder, env, interruptible, print } = around;
  const { mirror } = argumentsOf('provider-locks', around)
    .description('Writes the checksums of each allowed version of the providers, for every platform.')
    .option(
      '--mirror <folder>',
      'filesystem mirror to use instead of the registry; its files carry no signatures',
    )
    .addHelpText('after', '\nDownloads every version, about 2 GB.')
    .parse(args, { from: 'user' })
    .opts<Options>();
  const source = mirror === undefined ? [] : [`-fs-mirror=${resolve(folder, mirror)}`];
  const pinned = Object.entries(allowedVersions).flatMap(([name, versions]) =>
    versions.map((version) => [name, version] as const),
  );
  await interruptible(async (signal) => {
    const terraform = new Terraform(env, signal);
    await terraform.check(folder);
    for (const [name, version] of pinned) {
      const block = await inProviderFolder(terraform, name, version, async (run, at) => {
        const wanted = platforms.map((platform) => `-platform=${platform}`);
        const said = await run('providers', 'lock', '-no-color', ...source, ...wanted);
        if (mirror === undefined) requireSignatures(said);
        return blockIn(readFileSync(join(at, lockFile), 'utf8'));
      });
      const target = blockFile(name, version);
      mkdirSync(dirname(resolve(folder, target)), { recursive: true });
      writeText(folder, target, block, inProject);
      print(`${target} written`);
    }
  });
  return exitCodes.fine;
};

/** A checksum shows that a download is the same as before; only a signature shows whose it was the first time. */
function requireSignatures(said: string): void {
  const retrieved = said.split('\n').filter((line) => line.startsWith('- Retrieved '));
  const unsigned = retrieved.find((line) => !line.includes('(signed'));
  if (unsigned) {
    throw new UsageError(
      `a provider must be signed; found "${unsigned.slice(2)}"; use the registry, or trust a folder with --mirror`,
    );
  }
}

const blockIn = (text: string): string => text.slice(text.indexOf('provider "'));
