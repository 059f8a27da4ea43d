import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { RemoteState, Stack } from '../terraform/manifest';
import { RehearsalError } from './errors';

/** A stack whose state, and the states that it reads, are in local files. */
export interface LocalStack extends Stack {
  /** The folder of all states. */
  readonly states: string;
  /** The stacks whose states it reads. */
  readonly reads: readonly string[];
}

/**
 * Replaces every backend with a local file. A remote state belongs to the stack whose backend has the same
 * configuration.
 * @throws RehearsalError if a stack reads a state that belongs to no stack.
 */
export function withLocalStates(stacks: readonly Stack[], states: string): readonly LocalStack[] {
  const local = (stack: string) => ({ path: stateOf(states, stack) });
  return stacks.map((stack) => {
    const { terraform: { backend: _, ...terraform } = {}, ...config } = stack.config;
    const owners = Object.entries(config.data?.terraform_remote_state ?? {}).map(
      ([id, state]) => [id, ownerOf(state, stacks) ?? unowned(stack.name, id)] as const,
    );
    const read = owners.map(([id, owner]) => [id, { backend: 'local', config: local(owner) }] as const);
    return {
      ...stack,
      states,
      reads: owners.map(([, owner]) => owner),
      config: {
        ...config,
        terraform,
        ...(read.length > 0 && {
          data: { ...config.data, terraform_remote_state: Object.fromEntries(read) },
        }),
      },
    };
  });
}

/** The file of a state: https://developer.hashicorp.com/terraform/language/backend/local#workspace_dir */
export const stateOf = (states: string, stack: string): string => join(states, stack, 'terraform.tfstate');

/**
 * Writes a stack into a folder of its own. Its state is in the workspace of its name, where Terraform looks without an
 * `init`: https://developer.hashicorp.com/terraform/cli/workspaces#workspace-internals
 */
export function placeStack(home: string, { name, config, states }: LocalStack): void {
  const workspaces = join(home, 'terraform.tfstate.d');
  for (const folder of [states, join(home, '.terraform')]) mkdirSync(folder, { recursive: true });
  if (!existsSync(workspaces)) symlinkSync(states, workspaces, 'dir');
  writeFileSync(join(home, '.terraform', 'environment'), name);
  writeFileSync(join(home, 'cdk.tf.json'), JSON.stringify(config, null, 2));
}

const ownerOf = ({ backend, config }: RemoteState, stacks: readonly Stack[]): string | undefined =>
  stacks.find((stack) => isDeepStrictEqual(stack.config.terraform?.backend, { [backend]: config }))?.name;

function unowned(stack: string, id: string): never {
  throw new RehearsalError(
    `${stack}: data.terraform_remote_state.${id} reads a state of no known stack; its configuration must equal the backend of the stack that it reads`,
  );
}
