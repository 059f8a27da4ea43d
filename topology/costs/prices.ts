import table from '../data/azure-prices.json';
import { type Meter, timesAMonth } from './meters';

/** One source of prices; `data/azure-prices.json` says what each is. */
interface Source {
  readonly url: string;
  /** When its prices held. */
  readonly date: string;
  /** region or `global` -> meter -> price */
  readonly prices: Readonly<Record<string, Readonly<Record<string, number | undefined>> | undefined>>;
}

const sources: readonly Source[] = table.sources;

export const currency: string = table.currency;

/** The days on which the prices held: one, or the first and the last. */
export const pricedOn: string = [...new Set(sources.map(({ date }) => date))]
  .toSorted()
  .filter((_, i, all) => i === 0 || i === all.length - 1)
  .join(' to ');

/** Of one piece, a month; undefined where no source gives it. What is sold everywhere at one price has it under `global`. */
export function monthlyPrice(meter: Meter, region: string): number | undefined {
  const found = sources
    .flatMap(({ prices }) => [prices[region]?.[meter], prices.global?.[meter]])
    .find((price) => price !== undefined);
  return found === undefined ? undefined : found * timesAMonth(meter);
}
