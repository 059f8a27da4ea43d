/** How much is logged, in GB (10^9 bytes) a day, for a load in requests a second that lasts all day. */
import type { Topology } from '../topology';
import { AGGREGATED_PART, EDGE_LOCATIONS, REQUEST_UNITS_PER_OPERATION, records } from './records';

const SECONDS_A_DAY = 86_400;

const gigabytes = (recordsPerSecond: number, { bytes }: { readonly bytes: number }): number =>
  (recordsPerSecond * bytes * SECONDS_A_DAY) / 1e9;

/** What goes to the workspace of the global tier. */
export interface GlobalLogs {
  readonly access: number;
  readonly firewall: number;
  readonly cosmos: number;
}

export function globalLogs(topology: Topology, load: number): GlobalLogs {
  return {
    access: gigabytes(load, records.frontDoorAccess),
    // The HTTP libraries that call an API match the rules on unknown bots: one record per request.
    firewall: gigabytes(load, records.firewall),
    cosmos: cosmosParts(topology) * gigabytes(load * operationsARequest(topology), records.cosmosOperation),
  };
}

/** What goes to the workspace of one region. */
export interface RegionLogs {
  /** After sampling. */
  readonly insights: number;
  readonly appRequests: number;
}

/** @param load of clients; an active region is probed besides. */
export function regionLogs(topology: Topology, load: number, active = true): RegionLogs {
  const { applicationInsights, appRequests } = topology.logs;
  const probes = active ? EDGE_LOCATIONS / topology.frontDoor.probe.intervalSeconds : 0;
  const kept = applicationInsights.samplingPercent / 100;
  return {
    insights: kept * gigabytes(load * (1 + operationsARequest(topology)) + probes, records.telemetry),
    appRequests: appRequests ? gigabytes(load + probes, records.appRequest) : 0,
  };
}

export const total = (logs: GlobalLogs | RegionLogs): number =>
  Object.values(logs).reduce((sum: number, part: number) => sum + part, 0);

/** Of Cosmos DB, by one request to the API. */
export const operationsARequest = ({ capacity }: Topology): number =>
  capacity.requestUnitsPerRequest / REQUEST_UNITS_PER_OPERATION;

/** Records for one operation, all categories together; those that are left out do not grow with the traffic. */
function cosmosParts({ logs }: Topology): number {
  const parts: Partial<Record<(typeof logs.cosmosCategories)[number], number>> = {
    DataPlaneRequests: 1,
    DataPlaneRequests5M: AGGREGATED_PART,
    DataPlaneRequests15M: AGGREGATED_PART,
    // At worst every operation is a query, and of a partition key of its own.
    QueryRuntimeStatistics: 1,
    PartitionKeyRUConsumption: 1,
  };
  return logs.cosmosCategories.reduce((sum, category) => sum + (parts[category] ?? 0), 0);
}
