import { parse, stringify } from 'yaml';
import { catalogue } from '../../topology/catalogue';
import type { RegionsFileInput } from '../../topology/file/schema';

/** The text of a regions.yaml with `count` of the regions that have zones, its own first. */
export function withRegions(text: string, count: number): string {
  const file = parse(text) as RegionsFileInput;
  return stringify({ ...file, regions: zonedRegions(file, count) });
}

/** Entries of `count` regions that have zones, an address space each; those that the file names come first. */
export function zonedRegions(
  { regions, controlRegion }: RegionsFileInput,
  count: number,
): RegionsFileInput['regions'] {
  const own = Object.keys(regions);
  const zoned = [...catalogue].filter(
    ([name, { zones }]) => zones > 1 && !own.includes(name) && name !== controlRegion,
  );
  const names = [...own, ...zoned.map(([name]) => name)].slice(0, count);
  return Object.fromEntries(names.map((name, i) => [name, entry(name, i)]));
}

const entry = (name: string, dataPriority: number): RegionsFileInput['regions'][string] => ({
  state: 'active',
  dataPriority,
  addressSpace: `10.${dataPriority}.0.0/20`,
  ...(catalogue.get(name)?.accessRestricted && {
    acceptRestricted: { reason: 'to see every region at once' },
  }),
});
