/** What Cosmos DB carries in each region. */
import type { Topology } from '../topology';

/** Request units a second in each region, up to which autoscale goes at once. */
export interface Throughput {
  /** Of the containers that share that of the database; none where each has its own. */
  readonly shared: number;
  readonly own: number;
}

/**
 * Undefined where it is not known: containers that were adopted keep the throughput that they have in Azure.
 * https://learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale
 */
export function throughput({ cosmos, adopt }: Topology): Throughput | undefined {
  const { maxThroughput, containers } = cosmos;
  const adopted = adopt.cosmosContainers;
  if (Object.keys(containers).some((name) => adopted?.includes(name))) return undefined;
  const all = Object.values(containers).map((container) => container.maxThroughput);
  // An adopted database has none to share: each new container then gets as much as this one has.
  const own = all.reduce<number>((sum, one) => sum + (one ?? (adopted ? maxThroughput : 0)), 0);
  return { shared: !adopted && all.includes(undefined) ? maxThroughput : 0, own };
}

/**
 * Requests a second in each region, if they are spread over the containers as the throughput is. Infinite where the
 * throughput is not known: then it does not limit anything here, and the drill says so.
 */
export function requestsCarried(topology: Topology): number {
  const units = throughput(topology);
  if (!units) return Number.POSITIVE_INFINITY;
  return (units.shared + units.own) / topology.capacity.requestUnitsPerRequest;
}
