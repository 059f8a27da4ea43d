/** The cost of a version as people read it: sums, what a step makes of them, and what could be saved. */
import type { Need } from '../capacity/needs';
import type { RegionState } from '../file/schema';
import { fewestInstances } from '../instances';
import { livingRegions, type Region, type Topology } from '../topology';
import { type Cost, costs, type Item, type Kind } from './estimate';
import { currency, monthlyPrice, pricedOn } from './prices';

/** Sums are of the known prices: at least so much. */
export interface BillRow {
  /** A region, `global`, or `in all`. */
  readonly place: string;
  readonly state: RegionState | undefined;
  /** Instances that always run. */
  readonly running: number | undefined;
  /** How few might always run with the current regions. */
  readonly lowest: number | undefined;
  readonly idle: number;
  readonly peak: number;
  /** What the step adds at the peak; undefined without a base. */
  readonly step: number | undefined;
  /** Of what the price is unknown. */
  readonly unknown: readonly Kind[];
}

export interface Bill {
  readonly currency: string;
  readonly pricedOn: string;
  readonly rows: readonly BillRow[];
  readonly total: BillRow;
  /** At the peak. */
  readonly byKind: readonly { readonly kind: Kind; readonly peak: number }[];
  /** By as few instances as might run; `monthly` is of those whose price is known. */
  readonly saving: { readonly instances: number; readonly monthly: number; readonly unknown: boolean };
}

export function bill(topology: Topology, needed: readonly Need[], base: Topology | undefined): Bill {
  const after = costs(topology);
  const before = base && new Map(costs(base).map((cost) => [cost.place, sum(cost.items, 'peak')]));
  const lowest = lowestInstances(topology, needed);
  const regions = livingRegions(topology);
  const find = (place: string) => regions.find(({ name }) => name === place);
  const kept = after.map((cost) => rowOf(cost, find(cost.place), lowest, before));
  // A region that is taken down costs nothing more.
  const gone = [...(before?.keys() ?? [])].filter((place) => !after.some((cost) => cost.place === place));
  const left = gone.map((place) => ({ ...EMPTY, place, step: -(before?.get(place) ?? 0) }));
  const rows = [...kept, ...left];
  return {
    currency,
    pricedOn,
    rows,
    total: totalOf(rows, before !== undefined),
    byKind: kinds(after),
    saving: saving(regions, lowest),
  };
}

const EMPTY = {
  state: undefined,
  running: undefined,
  lowest: undefined,
  idle: 0,
  peak: 0,
  unknown: [],
} as const;

function rowOf(
  { place, items }: Cost,
  region: Region | undefined,
  lowest: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number> | undefined,
): BillRow {
  const peak = sum(items, 'peak');
  return {
    place,
    state: region?.state,
    running: region?.instances.min,
    lowest: lowest.get(place),
    idle: sum(items, 'idle'),
    peak,
    step: before && peak - (before.get(place) ?? 0),
    unknown: items.filter((item) => item.peak === undefined).map(({ kind }) => kind),
  };
}

const sum = (items: readonly Item[], when: 'idle' | 'peak'): number =>
  items.reduce((all, item) => all + (item[when] ?? 0), 0);

const add = <Key extends 'running' | 'lowest' | 'idle' | 'peak' | 'step'>(
  rows: readonly BillRow[],
  key: Key,
): number => rows.reduce((all, row) => all + (row[key] ?? 0), 0);

const totalOf = (rows: readonly BillRow[], hasBase: boolean): BillRow => ({
  place: 'in all',
  state: undefined,
  running: add(rows, 'running'),
  lowest: add(rows, 'lowest'),
  idle: add(rows, 'idle'),
  peak: add(rows, 'peak'),
  step: hasBase ? add(rows, 'step') : undefined,
  unknown: [...new Set(rows.flatMap(({ unknown }) => unknown))],
});

function kinds(all: readonly Cost[]): Bill['byKind'] {
  const items = all.flatMap((cost) => cost.items);
  return [...new Set(items.map(({ kind }) => kind))]
    .map((kind) => ({
      kind,
      peak: sum(
        items.filter((item) => item.kind === kind),
        'peak',
      ),
    }))
    .toSorted((a, b) => b.peak - a.peak);
}

/** A region on standby serves nobody: it may be as small as one instance in each zone. */
function lowestInstances(topology: Topology, needed: readonly Need[]): ReadonlyMap<string, number> {
  const active = new Map(needed.map(({ region, lowestMinimum }) => [region.name, lowestMinimum]));
  return new Map(
    livingRegions(topology).map(({ name, facts }) => [
      name,
      active.get(name) ?? fewestInstances(facts.zones),
    ]),
  );
}

function saving(regions: readonly Region[], lowest: ReadonlyMap<string, number>): Bill['saving'] {
  const spare = regions.map(({ name, sku, instances }) => ({
    price: monthlyPrice(sku, name),
    instances: Math.max(instances.min - (lowest.get(name) ?? instances.min), 0),
  }));
  const some = spare.filter(({ instances }) => instances > 0);
  return {
    instances: some.reduce((all, { instances }) => all + instances, 0),
    monthly: some.reduce((all, { price = 0, instances }) => all + price * instances, 0),
    unknown: some.some(({ price }) => price === undefined),
  };
}
