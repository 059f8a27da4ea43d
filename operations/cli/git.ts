import { type ExecFileException, execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from './exit';

const execute = promisify(execFile);

/** What git prints, or why it failed. */
export type GitAnswer = { readonly stdout: string } | { readonly reason: string };

/** @throws UsageError where there is no git. */
export async function git(folder: string, args: readonly string[], signal?: AbortSignal): Promise<GitAnswer> {
  try {
    return { stdout: (await execute('git', args, { cwd: folder, signal })).stdout };
  } catch (error) {
    signal?.throwIfAborted();
    const { code, stderr } = error as ExecFileException;
    if (code !== 'ENOENT') return { reason: stderr?.trim() || `git ${args[0]} ends with ${code}` };
    throw new UsageError('git cannot be started: install it, or add it to the PATH');
  }
}

/** The commit that a revision names. */
export async function commitOf(folder: string, revision: string, signal?: AbortSignal): Promise<GitAnswer> {
  const args = ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`];
  const asked = await git(folder, args, signal);
  return 'stdout' in asked ? { stdout: asked.stdout.trim() } : asked;
}

/** A clone may lack a commit that exists. */
export async function isShallow(folder: string, signal?: AbortSignal): Promise<boolean> {
  const asked = await git(folder, ['rev-parse', '--is-shallow-repository'], signal);
  return 'stdout' in asked && asked.stdout.trim() === 'true';
}
