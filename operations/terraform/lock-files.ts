/** Checksums of providers: https://developer.hashicorp.com/terraform/language/files/dependency-lock */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readStacks, versionsOf } from './manifest';

export const lockFile = '.terraform.lock.hcl';

/** Where a project keeps the checksums of one version of a provider. `npm run provider-locks` writes it. */
export const blockFile = (name: string, version: string): string => `${kept}/${name}-${version}.hcl`;
const kept = 'providers/locks';

/**
 * Writes a lock file beside each stack if the project has the checksums of all its providers. Otherwise a lock file that
 * Terraform left there stays, unless it is for other versions.
 */
export function writeLockFiles(outdir: string, project: string): void {
  const fileOf = (stack: string) => join(outdir, 'stacks', stack, lockFile);
  const isLocked = readdirSync(join(outdir, 'stacks')).some((stack) => existsSync(fileOf(stack)));
  if (!isLocked && !existsSync(join(project, kept))) return;
  for (const { name, config } of readStacks(outdir)) {
    const file = fileOf(name);
    const required = versionsOf(config);
    const blocks = Object.entries(required)
      .map(([provider, version]) => join(project, blockFile(provider, version)))
      .sort();
    if (blocks.every((block) => existsSync(block))) {
      writeFileSync(file, blocks.map((block) => readFileSync(block, 'utf8')).join('\n'));
    } else if (existsSync(file) && !isDeepStrictEqual(lockedIn(readFileSync(file, 'utf8')), required)) {
      rmSync(file);
    }
  }
}

/** The blocks of a lock file, as Terraform writes them. */
const lockedIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^provider ".*\/(\S+)" \{\n\s*version\s*= "(.*)"$/gm)].map(
      ([, provider = '', version = '']) => [provider, version],
    ),
  );

/** If there is a lock file, Terraform must not change it. */
export const initArguments = (folder: string): readonly string[] => [
  'init',
  '-no-color',
  // The folder may have had the backend of another regions file; no state is moved by it.
  '-reconfigure',
  ...(existsSync(join(folder, lockFile)) ? ['-lockfile=readonly'] : []),
];
