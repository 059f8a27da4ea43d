import { allowedVersions } from '../../providers/versions';
import { dataSources, resourceTypes } from './services';

/** The part of a synthesized stack that names types. */
interface StackTypes {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

interface StackVersions {
  readonly terraform?: { readonly required_providers?: RequiredProviders };
}

type RequiredProviders = Readonly<Record<string, { readonly version?: string }>>;

/** The versions of providers that a stack requires and that the simulated Azure does not serve. */
export function unservedVersions({ terraform }: StackVersions): readonly string[] {
  return Object.entries(terraform?.required_providers ?? {})
    .filter(([name, { version }]) => !served(name).includes(version ?? ''))
    .map(([name, { version = 'any' }]) => `${name} ${version}`);
}

const served = (name: string): readonly string[] =>
  (allowedVersions as Readonly<Record<string, readonly string[]>>)[name] ?? [];

/** The types that a stack uses and that the simulated Azure does not serve: README.md says how to add one. */
export function unservedTypes({ resource = {}, data = {} }: StackTypes): readonly string[] {
  const lacks = (used: object, served: object) =>
    Object.keys(used).filter((type) => !type.startsWith('terraform_') && !(type in served));
  return [
    ...lacks(resource, resourceTypes),
    ...lacks(data, dataSources).map((type) => `data.${type}`),
  ].sort();
}
