/**
 * Derives something from an object once, for as long as the object exists. The schemas of a provider are the largest
 * message to Terraform, and each of its runs asks for them.
 */
export function onceEach<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
}
