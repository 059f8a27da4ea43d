import type { Json } from './json';
import type { ProviderName } from './versions';

/** A cty type as `terraform providers schema -json` prints it: `"string"`, `["list", "string"]`, `["object", {...}]`. */
export type CtyType = string | readonly ['list' | 'set' | 'map', CtyType] | readonly ['object', CtyObject];
interface CtyObject {
  readonly [name: string]: CtyType;
}

export interface Attribute {
  readonly type: CtyType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
  readonly write_only?: boolean;
}

export interface NestedBlock {
  readonly nesting_mode: 'single' | 'list' | 'set';
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

export interface Schema {
  readonly version: number;
  readonly block: Block;
}

/** Facts that a plan needs and `terraform providers schema` leaves out, by attribute. */
export interface Facts {
  readonly [attribute: string]: AttributeFacts;
}

export interface AttributeFacts {
  readonly force_new?: boolean;
  readonly default?: Json;
  readonly conflicts_with?: readonly string[];
  readonly exactly_one_of?: readonly string[];
  readonly at_least_one_of?: readonly string[];
  readonly required_with?: readonly string[];
  readonly block?: Facts;
}

/** The types in use in one version of a provider: a file of `data/`. */
export interface ProviderData {
  /** `hashicorp/azurerm` */
  readonly source: string;
  readonly version: string;
  /** The sources of the rest. */
  readonly about: string;
  readonly provider: Schema;
  readonly resource_schemas: Readonly<Record<string, Schema>>;
  readonly data_source_schemas: Readonly<Record<string, Schema>>;
  readonly facts: Readonly<Record<string, Facts>>;
}

/** The provider of a type, by its name. */
export const providerOf = (type: string): ProviderName =>
  type.startsWith('azuread_') ? 'azuread' : 'azurerm';

/** Whether a block has the attribute of a path, ignoring indexes: `soa_record[0].email`, `soa_record.0.email`. */
export const knows = (block: Block, path: string): boolean => has(block, stepsOf(path));

/** A path without its indexes. */
export const stepsOf = (path: string): readonly string[] =>
  path.split(/[.[]/).filter((step) => !/^\d+\]?$/.test(step));

function has({ attributes = {}, block_types = {} }: Block, [name = '', ...rest]: readonly string[]): boolean {
  const nested = block_types[name];
  if (nested && rest.length > 0) return has(nested.block, rest);
  return nested !== undefined || name in attributes;
}
