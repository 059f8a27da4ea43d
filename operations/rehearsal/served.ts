import { unservedTypes } from '../simulated-azure/served-types';
import type { Stack } from '../terraform/manifest';
import { RehearsalError } from './errors';

/**
 * Terraform would say of a type that is not served that the provider does not support it.
 * @throws RehearsalError that names every such type and where it is used.
 */
export function requireServed(stacks: readonly Stack[]): void {
  const lines = stacks
    .map(({ name, config }) => [name, unservedTypes(config).join(', ')] as const)
    .filter(([, types]) => types !== '')
    .map(
      ([stack, types]) =>
        `${stack}: cannot be rehearsed; it uses ${types}, which the simulated Azure does not serve; operations/simulated-azure/README.md says how to add a type`,
    );
  if (lines.length > 0) throw new RehearsalError([...new Set(lines)].join('\n'));
}
