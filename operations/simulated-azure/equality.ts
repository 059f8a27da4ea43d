import type { Block, CtyType } from '../../providers/schema';
import { isList, isObject, Unknown, type Value } from './value';

/** Equality of Terraform values: sets compare without order, an unknown equals nothing. */
export function sameAttribute(type: CtyType, a: Value, b: Value): boolean {
  if (a instanceof Unknown || b instanceof Unknown) return false;
  if (a === null || b === null || typeof type === 'string') return a === b;
  const [kind, inner] = type;
  if (kind === 'list' || kind === 'set') {
    return sameElements(kind, a, b, (x, y) => sameAttribute(inner as CtyType, x, y));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  const typeOf = (name: string) => (kind === 'object' ? (inner[name] ?? 'string') : inner);
  return [...names].every((name) => sameAttribute(typeOf(name), a[name] ?? null, b[name] ?? null));
}

export function sameBlock(block: Block, a: Value, b: Value): boolean {
  if (a instanceof Unknown || b instanceof Unknown) return false;
  if (!isObject(a) || !isObject(b)) return a === b;
  return (
    Object.entries(block.attributes ?? {}).every(([name, { type }]) =>
      sameAttribute(type, a[name] ?? null, b[name] ?? null),
    ) &&
    Object.entries(block.block_types ?? {}).every(([name, nested]) =>
      sameNested(nested, a[name] ?? null, b[name] ?? null),
    )
  );
}

export function sameNested(
  { nesting_mode, block }: { nesting_mode: 'single' | 'list' | 'set'; block: Block },
  a: Value,
  b: Value,
): boolean {
  const same = (x: Value, y: Value) => sameBlock(block, x, y);
  return nesting_mode === 'single' ? same(a, b) : sameElements(nesting_mode, a, b, same);
}

function sameElements(kind: 'list' | 'set', a: Value, b: Value, same: (x: Value, y: Value) => boolean) {
  if (!isList(a) || !isList(b) || a.length !== b.length) return false;
  if (kind === 'list') return a.every((element, index) => same(element, b[index] ?? null));
  const left = [...b];
  return a.every((element) => {
    const at = left.findIndex((other) => same(element, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
