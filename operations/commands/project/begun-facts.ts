import {
  type Attribute,
  type AttributeFacts,
  type Block,
  type Facts,
  knows,
  type ProviderData,
} from '../../../providers/schema';
import type { FactsByType, PrintedSchemas } from '../../simulated-azure/data-file';

export interface BegunFacts {
  readonly facts: FactsByType;
  /** What a person has to look up in the provider's source: `azurerm_key_vault.network_acls.bypass`. */
  readonly open: readonly string[];
}

/** Plan facts of a version, which no program prints: those of another version, where both schemas agree. */
export function begunFacts(other: ProviderData, printed: PrintedSchemas): BegunFacts {
  const types = Object.entries(other.facts).flatMap(([type, facts]) => {
    const [before, block] = [other, printed].map(({ resource_schemas: all }) => all[type]?.block);
    if (!before || !block) return [];
    const open = new Set([...changed(before, block), ...bereft(facts, block)]);
    return [{ type, facts: stillKnown(facts, block), open: [...open].sort() }];
  });
  return {
    facts: Object.fromEntries(types.map(({ type, facts }) => [type, facts])),
    open: types.flatMap(({ type, open }) => open.map((path) => `${type}.${path}`)),
  };
}

/** The attributes that can be set and are new, or whose schema has changed. */
function changed(before: Block, now: Block): readonly string[] {
  const own = Object.entries(now.attributes ?? {})
    .filter(([, { optional, required }]) => optional || required)
    .filter(([name, attribute]) => said(before.attributes?.[name]) !== said(attribute))
    .map(([name]) => name);
  const nested = Object.entries(now.block_types ?? {}).flatMap(([name, { block }]) =>
    changed(before.block_types?.[name]?.block ?? {}, block).map((path) => `${name}.${path}`),
  );
  return [...own, ...nested];
}

const said = ({ type, required, optional, computed }: Partial<Attribute> = {}): string =>
  JSON.stringify([type, required === true, optional === true, computed === true]);

/** The facts of attributes and blocks that still exist, without references to those that do not. */
function stillKnown(facts: Facts, block: Block, root = block): Facts {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => knows(block, name))
      .map(([name, own]): [string, AttributeFacts] => {
        const kept = withoutGone(own, root);
        // An attribute may hold objects like a block: then its facts stay as they are.
        const nested = block.block_types?.[name]?.block;
        return [name, kept.block && nested ? { ...kept, block: stillKnown(kept.block, nested, root) } : kept];
      }),
  );
}

/** The attributes and blocks that still exist, but whose facts name some that do not. */
function bereft(facts: Facts, block: Block, root = block): readonly string[] {
  return Object.entries(facts).flatMap(([name, own]) => {
    if (!knows(block, name)) return [];
    const lost = namesIn(own).some((path) => !knows(root, path));
    const inner = block.block_types?.[name]?.block;
    const nested = own.block && inner ? bereft(own.block, inner, root) : [];
    return [...(lost ? [name] : []), ...nested.map((path) => `${name}.${path}`)];
  });
}

const lists = ['conflicts_with', 'exactly_one_of', 'at_least_one_of', 'required_with'] as const;

const namesIn = (facts: AttributeFacts): readonly string[] => lists.flatMap((list) => facts[list] ?? []);

function withoutGone(facts: AttributeFacts, root: Block): AttributeFacts {
  const shorter = lists.flatMap((list) => {
    const left = facts[list]?.filter((path) => knows(root, path));
    return left ? [[list, left.length > 0 ? left : undefined] as const] : [];
  });
  return { ...facts, ...Object.fromEntries(shorter) };
}
