import type { Region, Topology } from '../../../../topology/topology';
import { type Edit, SLOT, topologyOf } from '../../../support/regions-file';

const LAST = '  francecentral: { state: active, dataPriority: 1, addressSpace: 10.40.0.0/20 }\n';
export const ORDERS = 'orders: { partitionKey: /customerId }';

/** Two that serve, two on standby, one retired. */
const entries: Readonly<Record<string, string>> = {
  francecentral: 'state: active, dataPriority: 2, addressSpace: 10.40.0.0/20',
  germanywestcentral: 'state: standby, dataPriority: 1, addressSpace: 10.50.0.0/20',
  norwayeast: 'state: standby, dataPriority: 3, addressSpace: 10.60.0.0/20',
  uksouth: 'state: retired, dataPriority: 4, addressSpace: 10.70.0.0/20',
};

/**
 * The small file with five regions, and slots.
 * @param regions entries that differ, which move to the end; undefined: the line is gone
 */
export function version(
  regions: Readonly<Record<string, string | undefined>> = {},
  ...edits: readonly Edit[]
): Topology {
  const others = Object.entries(entries).filter(([name]) => !(name in regions));
  const lines = [...others, ...Object.entries(regions)].map(([name, text]) =>
    text === undefined ? '' : `  ${name}: { ${text} }\n`,
  );
  const containers: Edit = [ORDERS, `${ORDERS}\n    cart: { partitionKey: /id }`];
  return topologyOf(SLOT, [LAST, lines.join('')], containers, ...edits);
}

/** The entry of a region with other values; each edit must find its place. */
export const entry = (name: string, ...edits: readonly Edit[]) => ({
  [name]: edits.reduce((text, [old, fresh]) => {
    if (!text.includes(old)) throw new Error(`${name} has no ${old}`);
    return text.replace(old, fresh);
  }, entries[name] ?? ''),
});

/** A version with a region as no valid file could have it. */
export const forced = (base: Topology, name: string, change: Partial<Region>): Topology => ({
  ...base,
  regions: base.regions.map((region) => (region.name === name ? { ...region, ...change } : region)),
});
