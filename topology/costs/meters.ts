/** What multiplies with regions, and how often each price is paid in a month. */
import type { Sku } from '../skus';

/** Azure's own reckoning: https://azure.microsoft.com/pricing/calculator/ */
const HOURS = 730;
const DAYS = HOURS / 24;

/** An instance of App Service on Linux goes by its SKU. */
export type Meter = Sku | keyof typeof others;

const others = {
  /** 100 request units a second, written in several regions; the same price autoscaled. https://learn.microsoft.com/azure/cosmos-db/autoscale-faq */
  cosmosMultiWrite: { per: 'hour', timesAMonth: HOURS },
  frontDoorPremium: { per: 'month', timesAMonth: 1 },
  /** GB, analytics logs, beyond the 5 GB a month that are free. */
  logIngestion: { per: 'day', timesAMonth: DAYS },
  /** GB, beyond what is free: {@link freeRetentionDays}. */
  logRetention: { per: 'month', timesAMonth: 1 },
  /** A time series of a metric alert; beyond it, that Azure learns what is usual. */
  metricAlert: { per: 'month', timesAMonth: 1 },
  learnedAlert: { per: 'month', timesAMonth: 1 },
  /** A log alert that asks every 15 minutes or more seldom; every five minutes. */
  logAlert: { per: 'month', timesAMonth: 1 },
  logAlertOften: { per: 'month', timesAMonth: 1 },
  privateEndpoint: { per: 'hour', timesAMonth: HOURS },
  /** Premium. */
  registry: { per: 'day', timesAMonth: DAYS },
  registryReplica: { per: 'day', timesAMonth: DAYS },
  /** One run from one place, here every hour. */
  webTest: { per: 'run', timesAMonth: HOURS },
} as const;

export const timesAMonth = (meter: Meter): number =>
  meter in others ? others[meter as keyof typeof others].timesAMonth : HOURS;

/** https://learn.microsoft.com/azure/azure-monitor/logs/cost-logs#log-data-retention */
export const freeRetentionDays = { logs: 31, insights: 90 } as const;
