/** Where a step starts from: another file, or a commit. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { commitOf, isShallow } from '../cli/git';
import { UnknownBaseError } from './errors';

export type Base = { readonly file: string } | { readonly commit: string };

/**
 * What `--base` names.
 * @param folder names of files are relative to it
 * @param repository a folder in it
 * @throws UnknownBaseError where it is neither a file nor a revision
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
  const hint = (await isShallow(repository, signal)) ? SHALLOW : 'name one that is';
  throw new UnknownBaseError(
    `--base ${base}: neither a file nor a revision of this repository; ${hint}; git says: ${asked.reason}`,
  );
}

export const SHALLOW = 'this clone is shallow: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)';
