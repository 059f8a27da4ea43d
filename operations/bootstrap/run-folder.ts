/** The folder in which Terraform runs the bootstrap stack, with the one backend or the other. */
import { UsageError } from '../cli/exit';
import { useBackend } from '../terraform/backend-override';
import { initArguments } from '../terraform/lock-files';
import { StackFolder } from '../terraform/stack-folder';
import type { Terraform } from '../terraform/terraform';

export const stackFolder = (
  folder: string,
  terraform: Terraform,
  tell: (text: string) => void,
): StackFolder => new StackFolder(folder, terraform, tell, { keep: 'all' });

/** Milliseconds between two tries, and how many: a role takes up to ten minutes until it holds everywhere. */
const PAUSE = 15_000;
const TRIES = 80;

/** What a new account, or a new role on it, is answered with: https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes */
export const NOT_YET =
  /\b403\b|AuthorizationPermissionMismatch|AuthorizationFailure|no such host|ContainerNotFound/;

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
