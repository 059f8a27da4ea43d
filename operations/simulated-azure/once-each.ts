/**
 * Makes something of an object once, as long as the object is there. The schemas of a provider are most of what is said
 * to Terraform, and each of its runs asks for them.
 */
export function onceEach<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
}
