/** Attributes with a safe and an unsafe value, anywhere in a resource. */
import type { PlannedChange } from './plan/plan';
import { isNothing, leavesOf, nameAt, UNKNOWN, type Value, withoutIndices } from './plan/values';

export interface Weakness {
  /** `site_config.ip_restriction_default_action` */
  readonly path: string;
  /** Undefined if the safe value is gone, together with its block. */
  readonly value: Value;
}

/**
 * Where a change makes something less safe: a new unsafe value, or a safe one that is gone.
 * What was already unsafe is not reported, and unknown values are not judged.
 * @param isUnsafe whether a value of the attribute with this name is; undefined for an attribute that does not matter
 * @param absence of the attribute, in what exists already, is as bad as its worst value
 */
export function weakened(
  { before, after, action }: PlannedChange,
  isUnsafe: (name: string, value: Value) => boolean | undefined,
  absence: 'safe' | 'unsafe' = 'safe',
): readonly Weakness[] {
  if (action === 'delete' || action === 'forget') return [];
  const [old, fresh] = [judged(before, isUnsafe), judged(after, isUnsafe)];
  const open = leavesOf(after)
    .filter(({ value }) => value === UNKNOWN)
    .map(({ path }) => withoutIndices(path));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((path) => {
    const [was, is] = [old.get(path) ?? nobody, fresh.get(path) ?? nobody];
    if (before && absence === 'unsafe' && was.safe + was.unsafe.length === 0) return [];
    const value = is.unsafe.find((one) => !was.unsafe.includes(one)) ?? is.unsafe[0];
    if (is.unsafe.length > was.unsafe.length) return [{ path, value }];
    const isGone = was.safe > 0 && is.safe + is.unsafe.length === 0;
    return isGone && !open.some((part) => `${path}.`.startsWith(`${part}.`))
      ? [{ path, value: undefined }]
      : [];
  });
}

interface Judgement {
  readonly safe: number;
  readonly unsafe: readonly Value[];
}

const nobody: Judgement = { safe: 0, unsafe: [] };

function judged(
  values: Value,
  isUnsafe: (name: string, value: Value) => boolean | undefined,
): ReadonlyMap<string, Judgement> {
  const found = new Map<string, Judgement>();
  for (const { path, value } of leavesOf(values)) {
    if (value === UNKNOWN || isNothing(value)) continue;
    const unsafe = isUnsafe(nameAt(path), value);
    if (unsafe === undefined) continue;
    const key = withoutIndices(path);
    const { safe, unsafe: others } = found.get(key) ?? nobody;
    found.set(key, unsafe ? { safe, unsafe: [...others, value] } : { safe: safe + 1, unsafe: others });
  }
  return found;
}

/** In the words of a message. */
export const weaknessText = ({ path, value }: Weakness): string =>
  value === undefined ? `${path} is gone` : `${path} = ${JSON.stringify(value)}`;
