/** Where a step starts from: another file, or a commit. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { commitOf, isShallow } from '../cli/git';
import { UnknownBaseError } from './errors';

export type Base = { readonly file: string } | { readonly commit: string };

/**
 * What `--base` names.
 * @param folder file names are relative to it
 * @param repository a folder in the repository
 * @throws UnknownBaseError if it is neither a file nor a revision
 */
export async function resolveBase(
  base: string,
  folder: string,
  repository: string,
  signal?: AbortSignal,
): Promise<Base> {
  const file = resolve(folder, base);
  if (existsSync(file) && statSync(file).isFile()) return { file };
  const asked = await commitOf(repository, base, signal);
  if ('stdout' in asked) return { commit: asked.stdout };
  const hint = (await isShallow(repository, signal)) ? SHALLOW : 'name an existing file or revision';
  throw new UnknownBaseError(
    `--base ${base}: is neither a file nor a revision of this repository; ${hint}; git says: ${asked.reason}`,
  );
}

export const SHALLOW =
  'this clone is shallow: run git fetch --unshallow (in GitHub Actions, set fetch-depth: 0)';
