/**
 * The price table as the Azure Retail Prices API tells it.
 * https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices
 */
import { z } from 'zod';
import { catalogue } from '../catalogue';
import { zoneRedundantSkus } from '../skus';
import type { Meter } from './meters';

const retailItem = z.object({
  armRegionName: z.string(),
  productName: z.string(),
  skuName: z.string(),
  meterName: z.string(),
  retailPrice: z.number().nonnegative(),
});
export type RetailItem = z.output<typeof retailItem>;

/** One page of an answer. */
export const retailPage = z.object({
  Items: z.array(retailItem),
  NextPageLink: z.string().nullish(),
});

/** The OData filters of the requests. */
export const retailFilters: readonly string[] = [
  "serviceName eq 'Azure App Service' and contains(productName, '- Linux')",
  "serviceName eq 'Azure Cosmos DB' and meterName eq '100 Multi-master RU/s' and skuName eq 'mRUs'",
  "serviceName eq 'Container Registry' and skuName eq 'Premium'",
  "serviceName eq 'Log Analytics' and skuName eq 'Analytics Logs'",
  "serviceName eq 'Azure Front Door Service' and meterName eq 'Premium Base Fees'",
  "serviceName eq 'Azure Monitor' and startswith(meterName, 'Alerts ')",
  "serviceName eq 'Azure Monitor' and meterName eq 'Standard Web Test Execution'",
  "serviceName eq 'Virtual Network' and meterName eq 'Standard Private Endpoint'",
].map((filter) => `${filter} and priceType eq 'Consumption'`);

const byMeterName: Readonly<Record<string, Meter>> = {
  '100 Multi-master RU/s': 'cosmosMultiWrite',
  'Alerts Dynamic Threshold': 'learnedAlert',
  'Alerts Metric Monitored': 'metricAlert',
  'Alerts System Log Monitored at 15 Minute Frequency': 'logAlert',
  'Alerts System Log Monitored at 5 Minute Frequency': 'logAlertOften',
  'Analytics Logs Data Ingestion': 'logIngestion',
  'Analytics Logs Data Retention': 'logRetention',
  'Premium Base Fees': 'frontDoorPremium',
  'Premium Registry Replication Unit': 'registryReplica',
  'Premium Registry Unit': 'registry',
  'Standard Private Endpoint': 'privateEndpoint',
  'Standard Web Test Execution': 'webTest',
};

function meterOf({ productName, skuName, meterName }: RetailItem): Meter | undefined {
  const [, generation] = /^Azure App Service Premium (v\d) Plan - Linux$/.exec(productName) ?? [];
  if (!generation) return byMeterName[meterName];
  const name = skuName.replaceAll(' ', '');
  return zoneRedundantSkus.find((sku) => sku === name && sku.endsWith(generation));
}

/** Front Door is sold by zones of the world, a private endpoint everywhere: both at one price. */
const placeOf = ({ armRegionName }: RetailItem): string | undefined => {
  if (catalogue.has(armRegionName)) return armRegionName;
  return /^(?:Global|Zone \d)$/.test(armRegionName) ? 'global' : undefined;
};

/** region or `global` -> meter -> price, each sorted. What has several prices at one place is listed in `contradictory`. */
export function pricesOf(items: readonly RetailItem[]) {
  const found = new Map<string, Map<Meter, Set<number>>>();
  for (const item of items) {
    const [place, meter] = [placeOf(item), meterOf(item)];
    if (!place || !meter || item.retailPrice === 0) continue; // the first GB of logs are free
    const meters = found.get(place) ?? new Map<Meter, Set<number>>();
    meters.set(meter, (meters.get(meter) ?? new Set()).add(item.retailPrice));
    found.set(place, meters);
  }
  const all = [...found].flatMap(([place, meters]) =>
    [...meters].map(([meter, prices]) => ({ place, meter, prices: [...prices] })),
  );
  const sorted = all.toSorted((a, b) => compare(a.place, b.place) || compare(a.meter, b.meter));
  const prices: Record<string, Record<string, number>> = {};
  for (const { place, meter, prices: values } of sorted) {
    const [value] = values;
    if (values.length === 1 && value !== undefined) prices[place] = { ...prices[place], [meter]: value };
  }
  return { prices, contradictory: sorted.filter((one) => one.prices.length > 1) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
