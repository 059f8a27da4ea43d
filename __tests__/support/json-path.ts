/** `site_config.ip_restriction.0.action` of a value: a list of one may be taken for what it holds, as Terraform does with blocks. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((outer, key) => {
    const single = Array.isArray(outer) && outer.length === 1 && !/^\d+$/.test(key);
    return (single ? outer[0] : outer)?.[key];
  }, value);
}
