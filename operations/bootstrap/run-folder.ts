/** The folder in which Terraform runs the bootstrap stack, with the one backend or the other. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../cli/exit';
import { initArguments } from '../terraform/lock-files';
import { StackFolder } from '../terraform/stack-folder';
import type { Terraform } from '../terraform/terraform';

/** https://developer.hashicorp.com/terraform/language/files/override: what it says of the backend counts. */
const OVERRIDE = 'backend_override.tf.json';

/** Here, in a file; otherwise in the account that regions.yaml names. */
export function useBackend(folder: string, local: string | undefined): void {
  const file = join(folder, OVERRIDE);
  if (local === undefined) rmSync(file, { force: true });
  else writeFileSync(file, JSON.stringify({ terraform: { backend: { local: { path: local } } } }));
}

export const stackFolder = (
  folder: string,
  terraform: Terraform,
  tell: (text: string) => void,
): StackFolder => new StackFolder(folder, terraform, tell, { keep: 'all' });

/** Milliseconds between two tries, and how many: a role takes up to ten minutes until it holds everywhere. */
const PAUSE = 15_000;
const TRIES = 80;

/** What a new account, or a new role on it, is answered with: https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes */
const NOT_YET = /\b403\b|AuthorizationPermissionMismatch|AuthorizationFailure|no such host|ContainerNotFound/;

/**
 * Puts the local state into the account. `state push` and not a migration of `init`: it refuses to write over a state
 * that is another or newer. https://developer.hashicorp.com/terraform/cli/commands/state/push
 * @throws UsageError with Terraform's own words
 */
export async function moveState(
  folder: string,
  local: string,
  terraform: Terraform,
  { tell, sleep }: { readonly tell: (text: string) => void; readonly sleep: (ms: number) => Promise<void> },
): Promise<void> {
  useBackend(folder, undefined);
  for (let tries = 1; ; tries++) {
    const problem =
      (await failure(terraform, folder, [...initArguments(folder), '-input=false'])) ??
      (await failure(terraform, folder, ['state', 'push', local]));
    if (problem === undefined) return;
    if (!NOT_YET.test(problem) || tries === TRIES) {
      const fix = NOT_YET.test(problem)
        ? 'sign in again (az login), and run it again: it goes on here'
        : 'run it again: it goes on here';
      throw new UsageError(
        `the state could not be moved into the account; ${fix}; Terraform says:\n${problem}`,
      );
    }
    tell('the state waits for the right to be written into the account');
    await sleep(PAUSE);
  }
}

async function failure(
  terraform: Terraform,
  folder: string,
  args: readonly string[],
): Promise<string | undefined> {
  const { code, stderr } = await terraform.run(folder, args);
  return code === 0 ? undefined : stderr.trim();
}
