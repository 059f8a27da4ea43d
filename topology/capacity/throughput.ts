/** What Cosmos DB carries in each region. */
import type { Topology } from '../topology';

/** Request units a second in each region. Cosmos DB scales up to them at once. */
export interface Throughput {
  /** Shared by the containers without their own; 0 if each has its own. */
  readonly shared: number;
  readonly own: number;
}

/**
 * Undefined if it is not known: adopted containers keep the throughput that they have in Azure.
 * https://learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale
 */
export function throughput({ cosmos, adopt }: Topology): Throughput | undefined {
  const { maxThroughput, containers } = cosmos;
  const adopted = adopt.cosmosContainers;
  if (Object.keys(containers).some((name) => adopted?.includes(name))) return undefined;
  const all = Object.values(containers).map((container) => container.maxThroughput);
  // An adopted database has none to share: each new container then gets maxThroughput of its own.
  const own = all.reduce<number>((sum, one) => sum + (one ?? (adopted ? maxThroughput : 0)), 0);
  return { shared: !adopted && all.includes(undefined) ? maxThroughput : 0, own };
}

/**
 * Requests a second in each region, if they are spread over the containers like the throughput. Infinite if the
 * throughput is not known: it then limits nothing here, and the drill says so.
 */
export function requestsCarried(topology: Topology): number {
  const units = throughput(topology);
  if (!units) return Number.POSITIVE_INFINITY;
  return (units.shared + units.own) / topology.capacity.requestUnitsPerRequest;
}
