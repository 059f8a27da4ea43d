import { isDeepStrictEqual } from 'node:util';
import type { RemoteState, Stack } from '../terraform/manifest';
import { RehearsalError } from './errors';

/** A stack whose state, and the states that it reads, lie in local files. */
export interface LocalStack extends Stack {
  /** The stacks whose states it reads. */
  readonly reads: readonly string[];
}

/**
 * Moves every state from its backend to a local file. Which stack a remote state belongs to is seen from its
 * configuration: it equals the backend of the stack that keeps it.
 * @throws RehearsalError where a stack reads a state that no stack keeps.
 */
export function withLocalStates(
  stacks: readonly Stack[],
  fileOf: (stack: string) => string,
): readonly LocalStack[] {
  const local = (stack: string) => ({ path: fileOf(stack) });
  return stacks.map((stack) => {
    const { config } = stack;
    const owners = Object.entries(config.data?.terraform_remote_state ?? {}).map(
      ([id, state]) => [id, ownerOf(state, stacks) ?? unowned(stack.name, id)] as const,
    );
    const states = owners.map(([id, owner]) => [id, { backend: 'local', config: local(owner) }] as const);
    return {
      ...stack,
      reads: owners.map(([, owner]) => owner),
      config: {
        ...config,
        terraform: { ...config.terraform, backend: { local: local(stack.name) } },
        ...(states.length > 0 && {
          data: { ...config.data, terraform_remote_state: Object.fromEntries(states) },
        }),
      },
    };
  });
}

const ownerOf = ({ backend, config }: RemoteState, stacks: readonly Stack[]): string | undefined =>
  stacks.find((stack) => isDeepStrictEqual(stack.config.terraform?.backend, { [backend]: config }))?.name;

function unowned(stack: string, id: string): never {
  throw new RehearsalError(
    `${stack}: data.terraform_remote_state.${id} reads a state that no stack keeps; its configuration must equal the backend of the stack it reads`,
  );
}
