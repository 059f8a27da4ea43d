/** The cost of a version for people: sums, what a step changes, and what the headroom would save. */
import type { Headroom } from '../capacity/headroom';
import type { RegionState } from '../file/schema';
import type { Topology } from '../topology';
import { type Cost, costs, type Item, type Kind } from './estimate';
import { currency, monthlyPrice, pricedOn } from './prices';

/** Sums are of the known prices: at least so much. */
export interface BillRow {
  /** A region, `global`, or `in all`. */
  readonly place: string;
  readonly state: RegionState | undefined;
  /** Instances that always run. */
  readonly running: number | undefined;
  /** How many would with headroom; undefined where overload is accepted, whose instances the total takes as they are. */
  readonly headroom: number | undefined;
  /** Without logs. */
  readonly idle: number;
  /** Without logs. */
  readonly peak: number;
  /** At the peak. */
  readonly logs: number;
  /** What the step adds at the peak, logs included; null where a price is unknown, undefined without a base. */
  readonly step: number | null | undefined;
  /** Of what the price is unknown. */
  readonly unknown: readonly Kind[];
  /** The same of the base. */
  readonly unknownBefore: readonly Kind[];
}

export interface Bill {
  readonly currency: string;
  readonly pricedOn: string;
  readonly rows: readonly BillRow[];
  readonly total: BillRow;
  /** At the peak. */
  readonly byKind: readonly { readonly kind: Kind; readonly peak: number }[];
  readonly saving: Saving;
}

/** By as many instances as headroom takes; less than 0 where it takes more than run now. */
export interface Saving {
  readonly instances: number;
  /** Of those whose price is known; undefined where none is. */
  readonly monthly: number | undefined;
  /** Some prices are unknown. */
  readonly unknown: boolean;
}

export function bill(topology: Topology, wanted: readonly Headroom[], base: Topology | undefined): Bill {
  const after = costs(topology);
  const before = base && costs(base);
  // A region that is taken down costs nothing more.
  const gone = (before ?? []).filter(({ place }) => !after.some((cost) => cost.place === place));
  const rows = [...after, ...gone.map(({ place }) => ({ place, items: [] }))].map((cost) =>
    rowOf(
      cost,
      wanted.find(({ region }) => region.name === cost.place),
      before,
    ),
  );
  return {
    currency,
    pricedOn,
    rows,
    total: totalOf(rows),
    byKind: kinds(after),
    saving: savingOf(wanted),
  };
}

function rowOf(
  { place, items }: Cost,
  wanted: Headroom | undefined,
  before: readonly Cost[] | undefined,
): BillRow {
  const was = before?.find((cost) => cost.place === place)?.items ?? [];
  const logs = items.filter(({ kind }) => kind === 'logs');
  const others = items.filter(({ kind }) => kind !== 'logs');
  return {
    place,
    state: wanted?.region.state,
    running: wanted?.region.instances.min,
    headroom: wanted?.least,
    idle: sum(others, 'idle'),
    peak: sum(others, 'peak'),
    logs: sum(logs, 'peak'),
    step: before && difference(items, was),
    unknown: unknownOf(items),
    unknownBefore: unknownOf(was),
  };
}

const sum = (items: readonly Item[], when: 'idle' | 'peak'): number =>
  items.reduce((all, item) => all + (item[when] ?? 0), 0);

const unknownOf = (items: readonly Item[]): Kind[] =>
  items.filter(({ peak }) => peak === undefined).map(({ kind }) => kind);

const difference = (items: readonly Item[], was: readonly Item[]): number | null =>
  unknownOf([...items, ...was]).length > 0 ? null : sum(items, 'peak') - sum(was, 'peak');

function totalOf(rows: readonly BillRow[]): BillRow {
  const add = (amount: (row: BillRow) => number | null | undefined) =>
    rows.reduce((all, row) => all + (amount(row) ?? 0), 0);
  const all = (kindsOf: (row: BillRow) => readonly Kind[]) => [...new Set(rows.flatMap(kindsOf))];
  const steps = rows.map(({ step }) => step);
  return {
    place: 'in all',
    state: undefined,
    running: add(({ running }) => running),
    headroom: add(({ running, headroom }) => headroom ?? running),
    idle: add(({ idle }) => idle),
    peak: add(({ peak }) => peak),
    logs: add(({ logs }) => logs),
    step: steps.includes(undefined) ? undefined : steps.includes(null) ? null : add(({ step }) => step),
    unknown: all(({ unknown }) => unknown),
    unknownBefore: all(({ unknownBefore }) => unknownBefore),
  };
}

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

function savingOf(wanted: readonly Headroom[]): Saving {
  const spare = wanted
    .map(({ region: { name, sku, instances }, least = instances.min }) => ({
      price: monthlyPrice(sku, name),
      instances: instances.min - least,
    }))
    .filter(({ instances }) => instances !== 0);
  const unknown = spare.some(({ price }) => price === undefined);
  const someKnown = spare.some(({ price }) => price !== undefined);
  return {
    instances: spare.reduce((all, { instances }) => all + instances, 0),
    monthly:
      unknown && !someKnown
        ? undefined
        : spare.reduce((all, { price = 0, instances }) => all + price * instances, 0),
    unknown,
  };
}
