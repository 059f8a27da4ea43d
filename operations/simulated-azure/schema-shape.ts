/** Converts what one version of a provider has stored to the schema of another. */
import type { AttributeFacts, Block, Facts } from '../../providers/schema';
import { resourceTypes } from './services';
import type { Namesakes } from './services/resource-type';
import { eachElement, mapEntries, Unknown, type Value, type Values } from './value';

/** A stored state in the shape of a schema: unknown attributes are dropped, missing ones are null. */
export const pruned = (block: Block, values: Values): Values =>
  shaped(block, values, (name, own) => own[name] ?? null);

/** A resource as a version reads it: under its names, with its defaults for what no other version knows. */
export function asRead(type: string, block: Block, facts: Facts, values: Values): Values {
  const known = { ...values, ...resourceTypes[type]?.fromId?.(String(values.id)) };
  return shaped(block, known, (name, own, blocks) => {
    const value = own[name] ?? namesake(type, blocks, name, own);
    return value ?? (name in own ? null : (factOf(facts, [...blocks, name])?.default ?? null));
  });
}

/** If the configuration sets one of two names, Azure returns the other too. */
export const withNamesakes = (type: string, block: Block, values: Values): Values => ({
  ...values,
  ...shaped(block, values, (name, own, blocks) =>
    own[name] instanceof Unknown ? (namesake(type, blocks, name, own) ?? own[name]) : (own[name] ?? null),
  ),
});

/** In an update, the name that does not change follows the one that does. */
export function withChangedNamesakes(type: string, prior: Values, planned: Values): Values {
  const follow = (values: Values, { names, block, negated }: Namesakes): Values => {
    const [leader] = names.filter((name) => name in values && values[name] !== prior[name]);
    const follower = names.find((name) => name !== leader);
    if (block || !leader || !follower || !(follower in values)) return values;
    return { ...values, [follower]: meaning(values[leader] ?? null, negated) };
  };
  return (resourceTypes[type]?.namesakes ?? []).reduce(follow, planned);
}

/** The value of an attribute or block, as its partner in the same block has it; undefined where there is none. */
function namesake(type: string, blocks: readonly string[], name: string, values: Values): Value | undefined {
  const pair = resourceTypes[type]?.namesakes?.find(
    ({ names, block = '' }) => names.includes(name) && block === blocks.join('.'),
  );
  const partner = values[pair?.names.find((other) => other !== name) ?? ''];
  return partner === undefined || partner === null || partner instanceof Unknown
    ? undefined
    : meaning(partner, pair?.negated);
}

const meaning = (value: Value, negated?: true): Value =>
  negated && typeof value === 'boolean' ? !value : value;

/** Of an attribute or a block. @param blocks those that it lies in, from the outside in */
type At = (name: string, values: Values, blocks: readonly string[]) => Value;

function shaped(block: Block, values: Values, at: At, blocks: readonly string[] = []): Values {
  return {
    ...mapEntries(block.attributes, (name) => at(name, values, blocks)),
    ...mapEntries(block.block_types, (name, child) => {
      const empty = child.nesting_mode === 'single' ? null : [];
      return eachElement(at(name, values, blocks) ?? empty, (element) =>
        shaped(child.block, element, at, [...blocks, name]),
      );
    }),
  };
}

function factOf(facts: Facts, [name = '', ...rest]: readonly string[]): AttributeFacts | undefined {
  const fact = facts[name];
  return rest.length === 0 ? fact : fact?.block && factOf(fact.block, rest);
}
