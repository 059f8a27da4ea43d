import { catalogue } from '../../topology/catalogue';
import type { RegionsFileInput } from '../../topology/schema';

/** `count` entries of zoned regions, an address space each; the first ones are those that the file has. */
export function zonedRegions({ regions }: RegionsFileInput, count: number): RegionsFileInput['regions'] {
  const own = Object.keys(regions);
  const zoned = [...catalogue].filter(([name, { zones }]) => zones > 1 && !own.includes(name));
  const names = [...own, ...zoned.map(([name]) => name)].slice(0, count);
  return Object.fromEntries(
    names.map((name, i) => [
      name,
      {
        state: 'active',
        dataPriority: i,
        addressSpace: `10.${i}.0.0/20`,
        ...(catalogue.get(name)?.accessRestricted && {
          acceptRestricted: { reason: 'to see every region at once' },
        }),
      },
    ]),
  );
}
