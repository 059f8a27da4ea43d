/** The folder in which Terraform runs the bootstrap stack, with a local state or with the one in the account. */
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

/** Milliseconds between two tries, and their number: a role can take ten minutes to take effect everywhere. */
const PAUSE = 15_000;
const TRIES = 80;

/** Errors of an account or a role that is too new: https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes */
export const NOT_YET =
  /\b403\b|AuthorizationPermissionMismatch|AuthorizationFailure|no such host|ContainerNotFound/;

/**
 * Moves the local state into the account. Uses `state push` instead of the migration of `init`, because it refuses to
 * overwrite a different or newer state. https://developer.hashicorp.com/terraform/cli/commands/state/push
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
        ? 'sign in again (az login), then run npm run bootstrap again: it continues here'
        : 'run npm run bootstrap again: it continues here';
      throw new UsageError(
        `the state could not be moved into the account; ${fix}; Terraform says:\n${problem}`,
      );
    }
    tell('waiting for permission to write the state into the account');
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
