/** Where a step starts from: another file, or a commit. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../cli/exit';
import { commitOf, git } from '../cli/git';

export type Base = { readonly file: string } | { readonly commit: string };

/**
 * What `--base` names.
 * @param folder names of files are relative to it
 * @param repository a folder in it
 * @throws UsageError where it is neither a file nor a revision
 */
export async function resolveBase(
  base: string,
  folder: string,
  repository: string,
  signal?: AbortSignal,
): Promise<Base> {
  const file = resolve(folder, base);
  if (existsSync(file) && statSync(file).isFile()) return { file };
  const commit = await commitOf(repository, base, signal);
  if (commit) return { commit };
  const hint = (await whyUnknown(repository, signal)) ?? 'name one that is';
  throw new UsageError(`--base ${base}: neither a file nor a revision of this repository; ${hint}`);
}

/** Why git may not know a commit that exists. */
export async function whyUnknown(repository: string, signal?: AbortSignal): Promise<string | undefined> {
  const asked = await git(repository, ['rev-parse', '--is-shallow-repository'], signal);
  if ('reason' in asked) return `git says: ${asked.reason}`;
  return asked.stdout.trim() === 'true'
    ? 'this clone is shallow: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)'
    : undefined;
}
