import type { Attribute, AttributeFacts, Block, Facts, NestedBlock } from '../../providers/schema';
import { sameAttribute, sameNested } from './equality';
import { type AttributePath, isList, isObject, type Value, type Values } from './value';

/** The force-new attributes that differ. Terraform replaces the resource for any of them. */
export function replacements(
  block: Block,
  facts: Facts,
  prior: Values,
  planned: Values,
): readonly AttributePath[] {
  const attributes = Object.entries(block.attributes ?? {})
    .filter(([name, attribute]) => facts[name]?.force_new && differs(attribute, name, prior, planned))
    .map(([name]) => [name]);
  const nested = Object.entries(block.block_types ?? {}).flatMap(([name, child]) =>
    nestedReplacements(name, child, facts[name], prior[name] ?? null, planned[name] ?? null),
  );
  return [...attributes, ...nested];
}

const differs = ({ type }: Attribute, name: string, prior: Values, planned: Values) =>
  !sameAttribute(type, prior[name] ?? null, planned[name] ?? null);

function nestedReplacements(
  name: string,
  child: NestedBlock,
  facts: AttributeFacts | undefined,
  prior: Value,
  planned: Value,
): readonly AttributePath[] {
  if (!facts || !isList(prior) || !isList(planned)) return [];
  // A set's elements have no address of their own: the provider names the set.
  if (child.nesting_mode === 'set') {
    const fixed = facts.force_new || Object.values(facts.block ?? {}).some((fact) => fact.force_new);
    return fixed && !sameNested(child, prior, planned) ? [[name]] : [];
  }
  const inner = facts.block ?? {};
  const inside = planned.flatMap((element, index) => {
    const before = prior[index];
    if (!isObject(element) || (before !== undefined && !isObject(before))) return [];
    return replacements(child.block, inner, before ?? {}, element).map((path) => [name, index, ...path]);
  });
  const removed = prior.length > planned.length && Object.values(inner).some((fact) => fact.force_new);
  return facts.force_new && prior.length !== planned.length
    ? [[name], ...inside]
    : removed
      ? [[name]]
      : inside;
}
