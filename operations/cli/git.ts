import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from './exit';

const execute = promisify(execFile);

/**
 * What git prints; undefined when it fails.
 * @throws UsageError where there is no git.
 */
export async function git(
  folder: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    return (await execute('git', args, { cwd: folder, signal })).stdout;
  } catch (error) {
    signal?.throwIfAborted();
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return undefined;
    throw new UsageError('git cannot be started; install it, or put it on the PATH');
  }
}

/** The commit that a revision names. */
export const commitOf = async (
  folder: string,
  revision: string,
  signal?: AbortSignal,
): Promise<string | undefined> =>
  (
    await git(
      folder,
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
      signal,
    )
  )?.trim();
