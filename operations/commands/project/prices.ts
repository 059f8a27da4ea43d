import { pricesOf, type RetailItem, retailFilters, retailPage } from '../../../topology/costs/retail';
import { argumentsOf } from '../../cli/arguments';
import { exitCodes, UsageError } from '../../cli/exit';
import { writeText } from '../../cli/files';
import type { Command } from '../../cli/surroundings';

interface Options {
  readonly api: string;
  readonly currency: string;
}

const target = 'topology/data/azure-prices.json';
/** A page holds up to a thousand; all of App Service on Linux are a few. */
const MOST_PAGES = 50;

export const prices: Command = async (args, around) => {
  const { api, currency } = argumentsOf('prices', around)
    .description(`Writes ${target} from the Azure Retail Prices API, which needs no account.`)
    .option('--currency <code>', 'currency of the prices', 'USD')
    .option('--api <url>', 'API to ask', 'https://prices.azure.com/api/retail/prices')
    .addHelpText('after', '\nExit code: 0 the table is written; 2 the API did not answer as documented.')
    .parse(args, { from: 'user' })
    .opts<Options>();
  const items: RetailItem[] = [];
  for (const filter of retailFilters) {
    items.push(
      ...(await itemsOf(api, new URLSearchParams({ currencyCode: `'${currency}'`, $filter: filter }))),
    );
  }
  const found = pricesOf(items);
  if (Object.keys(found.prices).length === 0) {
    throw new UsageError(
      `${api}: must return prices; found none that are used here; keep ${target} as it is, and check --api`,
    );
  }
  writeText(
    around.folder,
    target,
    tableText({ api, currency, date: around.now().toISOString().slice(0, 10), prices: found.prices }),
  );
  for (const { place, meter, prices: values } of found.contradictory) {
    around.print(`${meter} in ${place}: left out, because it has several prices: ${values.join(', ')}`);
  }
  around.print(
    `${target}: prices of ${Object.keys(found.prices).filter((place) => place !== 'global').length} regions`,
  );
  return exitCodes.fine;
};

async function itemsOf(api: string, query: URLSearchParams): Promise<RetailItem[]> {
  const items: RetailItem[] = [];
  let next: string | undefined = `${api}?${query}`;
  for (let page = 0; next !== undefined && page < MOST_PAGES; page++) {
    const { Items, NextPageLink } = await pageAt(next);
    items.push(...Items);
    // Pages follow on the same host only.
    next = NextPageLink && new URL(NextPageLink).host === new URL(api).host ? NextPageLink : undefined;
  }
  return items;
}

async function pageAt(url: string) {
  const unusable = (found: string) =>
    new UsageError(`${url}: must be a page of retail prices; found ${found}; try again later`);
  const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch((error: Error) => {
    throw unusable(error.cause instanceof Error ? error.cause.message : error.message);
  });
  if (!answer.ok) throw unusable(`status ${answer.status}`);
  const page = retailPage.safeParse(await answer.json().catch(() => undefined));
  if (page.success) return page.data;
  throw unusable(page.error.issues[0]?.message ?? 'something else');
}

interface Table {
  readonly api: string;
  readonly currency: string;
  readonly date: string;
  readonly prices: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A region a line, so that a change of prices can be read. */
function tableText({ api, currency, date, prices: places }: Table): string {
  const lines = Object.entries(places).map(
    ([place, meters]) => `        ${JSON.stringify(place)}: ${JSON.stringify(meters)}`,
  );
  return `{
  "$about": {
    "what": "List prices of Azure, pay as you go, without tax and discounts; only what this project uses. A price that no source gives is left out, never guessed: it shows as unknown.",
    "refresh": "npm run prices",
    "prices": "region or global -> meter -> price, in the unit of topology/costs/meters.ts"
  },
  "currency": ${JSON.stringify(currency)},
  "sources": [
    {
      "what": "Azure Retail Prices API",
      "url": ${JSON.stringify(api)},
      "date": ${JSON.stringify(date)},
      "prices": {
${lines.join(',\n')}
      }
    }
  ]
}
`;
}
