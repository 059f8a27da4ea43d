import { unservedTypes, unservedVersions } from '../simulated-azure/served-types';
import type { Stack } from '../terraform/manifest';
import { RehearsalError } from './errors';

/**
 * Without this check, Terraform would say that the provider does not support a type that is not served.
 * @throws RehearsalError that names every such type and version, and where they are used.
 */
export function requireServed(stacks: readonly Stack[]): void {
  const lines = stacks.flatMap(({ name, config }) => [
    ...unserved(
      unservedTypes(config),
      (types) =>
        `${name}: cannot be rehearsed; it uses ${types}, which the simulated Azure does not serve; operations/simulated-azure/README.md says how to add a type`,
    ),
    ...unserved(
      unservedVersions(config),
      (versions) =>
        `${name}: cannot be rehearsed; it requires ${versions}, which the simulated Azure does not serve; CONTRIBUTING.md says how to add a version`,
    ),
  ]);
  if (lines.length > 0) throw new RehearsalError([...new Set(lines)].join('\n'));
}

const unserved = (found: readonly string[], say: (all: string) => string): readonly string[] =>
  found.length > 0 ? [say(found.join(', '))] : [];
