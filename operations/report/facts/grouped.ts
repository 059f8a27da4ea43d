/** What has no key is left out. */
export function grouped<One, Key>(
  all: readonly One[],
  keyOf: (one: One) => Key | null,
): (readonly [Key, readonly [One, ...One[]]])[] {
  const groups = new Map<Key, readonly [One, ...One[]]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === null) continue;
    const known = groups.get(key);
    groups.set(key, known ? [...known, one] : [one]);
  }
  return [...groups];
}
