import type { Fault, FaultMode } from './simulated-azure';

/** The resources of a synthesized stack. */
interface StackResources {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

/** Arguments that Terraform keeps to itself. */
const meta = new Set(['count', 'for_each', 'provider']);

/**
 * The fault of the resource at an address. A provider is never told addresses: the resource is recognized by what
 * the stack says of it, references standing for any text. Undefined when the stack has no such resource.
 */
export function faultAt(
  { resource = {} }: StackResources,
  address: string,
  mode: FaultMode,
): Fault | undefined {
  const [type = '', name = ''] = address.split('.');
  const config = resource[type]?.[name];
  if (!config) return undefined;
  const attributes = Object.entries(config).flatMap(([key, value]) =>
    typeof value === 'string' && !meta.has(key) ? [[key, value.replace(/\$\{[^}]*\}/g, '*')]] : [],
  );
  return { type, attributes: Object.fromEntries(attributes), mode };
}
