/**
 * The size of one record of each log, in bytes: the length of a real record as JSON. A workspace bills about that: https://learn.microsoft.com/azure/azure-monitor/logs/cost-logs#data-size-calculation
 */
interface LogRecord {
  readonly bytes: number;
  /** Where to find the record that was measured. */
  readonly source: string;
}

const elastic =
  'https://github.com/elastic/integrations/blob/1663751d55fc499a7ebc836ced08df362e7ef0e7/packages';

export const records = {
  frontDoorAccess: {
    bytes: 1124,
    source: `${elastic}/azure_frontdoor/data_stream/access/_dev/test/pipeline/test-fdaccess.log`,
  },
  firewall: {
    bytes: 759,
    source: `${elastic}/azure_frontdoor/data_stream/waf/_dev/test/pipeline/test-fdwaf.log`,
  },
  appRequest: {
    bytes: 721,
    source: `${elastic}/azure_app_service/data_stream/app_service_logs/_dev/test/pipeline/test-appservicehttplogs-raw.log`,
  },
  /** A request or a call that it makes. */
  telemetry: {
    bytes: 1122,
    source:
      'https://github.com/MicrosoftDocs/azure-docs/blob/014bcff1b6be45da9d913bb24e2aa4d1d823fee5/articles/azure-monitor/app/export-data-model.md',
  },
  cosmosOperation: {
    bytes: 763,
    source: 'https://learn.microsoft.com/azure/cosmos-db/monitor-resource-logs#enable-logging',
  },
} as const satisfies Record<string, LogRecord>;

/**
 * Between a read of 1 KB (1) and a write of 1 KB (5): operations of a request are its request units over these.
 * https://learn.microsoft.com/azure/cosmos-db/request-units
 */
export const REQUEST_UNITS_PER_OPERATION = 2;

/** "up to 95 %" less than one record an operation: https://learn.microsoft.com/azure/cosmos-db/monitor-aggregated-logs */
export const AGGREGATED_PART = 0.05;

/**
 * Each probes every enabled origin: https://learn.microsoft.com/azure/frontdoor/edge-locations-by-region
 * The same documentation names 118 elsewhere: what counts probes must hold with both.
 */
export const EDGE_LOCATIONS = 192;
export const FEWEST_EDGE_LOCATIONS = 118;
