import type { AttributeFacts, Block, CtyType, Facts, NestedBlock } from '../../providers/schema';
import { sameBlock } from './equality';
import { blocks, eachElement, isList, isObject, mapEntries, UNKNOWN, type Value, type Values } from './value';

/**
 * The state that the provider would plan: with defaults; values that Azure decides are unknown for something new, and
 * unchanged otherwise.
 * @param proposed Terraform's own merge of the configuration with what was computed before
 */
export function planState(block: Block, facts: Facts, prior: Values | null, proposed: Values): Values {
  const values = withDefaults(block, facts, proposed);
  return {
    ...mapEntries(block.attributes, (name, { computed }) =>
      computed && prior === null
        ? unknownIfNull(values[name])
        : orEmptyAsBefore(values[name] ?? null, prior?.[name]),
    ),
    ...planNestedBlocks(block, prior, values),
    timeouts: proposed.timeouts ?? null,
  };
}

const unknownIfNull = (value: Value | undefined): Value => value ?? UNKNOWN;

/** The plugin SDK counts the elements of a list: none is none, written or not. */
const orEmptyAsBefore = (value: Value, before: Value | undefined): Value =>
  value === null && isList(before) && before.length === 0 ? before : value;

function withDefaults(block: Block, facts: Facts, values: Values): Values {
  const attributes = mapEntries(block.attributes, (name, { type }) =>
    attributeDefault(name, type, facts[name], values[name] ?? null),
  );
  const nested = mapEntries(block.block_types, (name, { block: inner }) =>
    eachElement(values[name] ?? null, (element) => withDefaults(inner, facts[name]?.block ?? {}, element)),
  );
  return { ...attributes, ...nested };
}

function attributeDefault(
  name: string,
  type: CtyType,
  facts: AttributeFacts | undefined,
  value: Value,
): Value {
  if (value === null) return facts?.default ?? null;
  if (name === 'location' && typeof value === 'string') return normalizeLocation(value);
  if (!facts?.block || typeof type === 'string') return value;
  const inner = facts.block;
  return eachElement(value, (element) => ({
    ...element,
    ...Object.fromEntries(
      Object.entries(inner)
        .filter(([key, fact]) => (element[key] ?? null) === null && fact.default !== undefined)
        .map(([key, fact]) => [key, fact.default ?? null]),
    ),
  }));
}

/** "West Europe" and "westeurope" are one place (https://github.com/hashicorp/go-azure-helpers/blob/main/resourcemanager/location/normalize.go). */
const normalizeLocation = (location: string): string => location.replaceAll(' ', '').toLowerCase();

const planNestedBlocks = (block: Block, prior: Values | null, values: Values): Values =>
  mapEntries(block.block_types, (name, child) =>
    planNested(child, prior?.[name] ?? null, values[name] ?? null),
  );

function planNested(child: NestedBlock, prior: Value, value: Value): Value {
  if (!isList(value)) return value;
  const before = blocks(prior);
  return value.map((element, index) => {
    if (!isObject(element)) return element;
    const old =
      child.nesting_mode === 'set'
        ? before.find((other) => sameConfiguration(child.block, other, element))
        : before[index];
    return old
      ? planElement(child.block, old, keepComputed(child.block, old, element))
      : planElement(child.block, null, element);
  });
}

/** Values that Azure computes in a nested block are unknown if the block is new or changes. */
function planElement(block: Block, prior: Values | null, values: Values): Values {
  if (prior && sameBlock(block, prior, values)) return values;
  return {
    ...mapEntries(block.attributes, (name, { computed }) =>
      computed ? unknownIfNull(values[name]) : (values[name] ?? null),
    ),
    ...planNestedBlocks(block, prior, values),
  };
}

/** Terraform's merge does not know defaults, so it loses computed values in elements of a set that use a default. */
function keepComputed(block: Block, prior: Values, values: Values): Values {
  const kept = mapEntries(block.attributes, (name, attribute) =>
    (values[name] ?? null) === null && attribute.computed ? (prior[name] ?? null) : (values[name] ?? null),
  );
  return { ...values, ...kept };
}

const sameConfiguration = (block: Block, prior: Values, values: Values): boolean =>
  sameBlock(block, prior, keepComputed(block, prior, values));
