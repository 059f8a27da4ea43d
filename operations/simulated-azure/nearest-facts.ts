/** Plan facts of a new version, from those of another: no provider prints them. */
import { isDeepStrictEqual } from 'node:util';
import type { Attribute, Block, Facts, ProviderData } from '../../providers/schema';

/** Without the facts of attributes that the schema does not know. */
export const withKnownFacts = (data: ProviderData): ProviderData => ({
  ...data,
  facts: Object.fromEntries(
    Object.entries(data.facts).map(([type, facts]) => [
      type,
      knownFacts(facts, data.resource_schemas[type]?.block ?? {}),
    ]),
  ),
});

/** Attributes that have facts of their own inside them are lists of objects, whose parts a schema does not list. */
const knownFacts = (facts: Facts, { attributes = {}, block_types = {} }: Block): Facts =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => {
      const nested = block_types[name];
      if (nested)
        return [[name, fact.block ? { ...fact, block: knownFacts(fact.block, nested.block) } : fact]];
      return name in attributes ? [[name, fact]] : [];
    }),
  );

/** What somebody may set, and of which the nearest version says nothing, or says it otherwise: `TYPE ATTRIBUTE`. */
export function toLookUp(nearest: ProviderData, data: ProviderData): readonly string[] {
  return Object.entries(data.resource_schemas).flatMap(([type, { block }]) => {
    const before = settable(nearest.resource_schemas[type]?.block ?? {});
    return [...settable(block)]
      .filter(([path, attribute]) => !isDeepStrictEqual(before.get(path), attribute))
      .map(([path]) => `${type} ${path}`);
  });
}

/** path -> attribute, without what changes no plan */
function settable({ attributes = {}, block_types = {} }: Block, at = ''): ReadonlyMap<string, Attribute> {
  return new Map([
    ...Object.entries(attributes)
      .filter(([, { optional, required }]) => optional || required)
      .map(([name, { deprecated: _, sensitive: __, ...attribute }]) => [`${at}${name}`, attribute] as const),
    ...Object.entries(block_types).flatMap(([name, { block }]) => [...settable(block, `${at}${name}.`)]),
  ]);
}
