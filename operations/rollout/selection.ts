import { UsageError } from '../cli/exit';
import { requireStack, type Stack } from '../terraform/manifest';

export interface Selection {
  /** Only this stack. */
  readonly stack?: string;
  /** This stack and those after it. */
  readonly from?: string;
}

/** @param stacks in the order of the rollout @throws UsageError where there is no such stack */
export function selected(stacks: readonly Stack[], { stack, from }: Selection): readonly string[] {
  if (stack !== undefined && from !== undefined) {
    throw new UsageError('--from: cannot be combined with --stack; found both; leave one out');
  }
  const first = stack ?? from;
  if (first !== undefined) requireStack(stacks, first);
  const names = stacks.map(({ name }) => name);
  if (first === undefined) return names;
  return stack === undefined ? names.slice(names.indexOf(first)) : [first];
}
