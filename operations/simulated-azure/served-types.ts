import { schemaFile } from './schema';

/** The part of a synthesized stack that names types. */
interface StackTypes {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The types that a stack uses and that the simulated Azure does not serve: `npm run provider-schemas` adds what it is taught. */
export function unservedTypes({ resource = {}, data = {} }: StackTypes): readonly string[] {
  const { azurerm, azuread } = schemaFile.providers;
  const lacks = (used: object, ...served: readonly object[]) =>
    Object.keys(used).filter(
      (type) => !type.startsWith('terraform_') && !served.some((types) => type in types),
    );
  return [
    ...lacks(resource, azurerm.resource_schemas, azuread.resource_schemas),
    ...lacks(data, azurerm.data_source_schemas, azuread.data_source_schemas).map((type) => `data.${type}`),
  ].sort();
}
