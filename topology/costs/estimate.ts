/** A rough monthly cost of a version, by what multiplies with regions. Amounts are in {@link currency}. */
import { activeRegions } from '../capacity/failures';
import { throughput } from '../capacity/throughput';
import { clientsOf } from '../capacity/traffic';
import { runsAnHour } from '../health/outside';
import { globalRules, stampRules } from '../health/rules';
import { globalLogs, regionLogs, total } from '../logs/volume';
import { livingRegions, type Region, registryHome, type Topology } from '../topology';
import { alertPrice } from './alert-price';
import { freeRetentionDays, type Meter } from './meters';
import { monthlyPrice } from './prices';

export type Kind =
  | 'alerts'
  | 'App Service'
  | 'Cosmos DB'
  | 'Front Door'
  | 'logs'
  | 'private endpoints'
  | 'registry'
  | 'tests from outside';

/** Undefined amounts: a price is unknown. */
export interface Item {
  readonly kind: Kind;
  /** With the least that runs, and no requests but probes. */
  readonly idle: number | undefined;
  /** At a peak that lasts all month. */
  readonly peak: number | undefined;
}

export interface Cost {
  /** A region, or `global`. */
  readonly place: string;
  readonly items: readonly Item[];
}

/** Of every region that lives, and of what is global. */
export function costs(topology: Topology): Cost[] {
  const active = activeRegions(topology);
  const clients = clientsOf(active, topology.capacity.peakRequestsPerSecond);
  const load = (name: string) => clients.find(({ region }) => region === name)?.load ?? 0;
  return [
    ...livingRegions(topology).map((region) => ({
      place: region.name,
      items: ofRegion(topology, region, load(region.name)),
    })),
    { place: 'global', items: ofGlobal(topology) },
  ];
}

/** Cosmos DB, the vault and the registry: stacks/regional-stamp-stack.ts. */
const PRIVATE_ENDPOINTS = 3;
/** Autoscale goes down to a tenth: https://learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale */
const IDLE_THROUGHPUT = 0.1;

function ofRegion(topology: Topology, region: Region, load: number): Item[] {
  const { name, instances, sku, state } = region;
  const units = throughput(topology);
  // That of the database is paid even where every container has its own.
  const shared = topology.adopt.cosmosContainers ? 0 : topology.cosmos.maxThroughput;
  const hundreds = units && (shared + units.own) / 100;
  const cosmos = times(monthlyPrice('cosmosMultiWrite', name), hundreds);
  const written = (served: number) => {
    const { insights, appRequests } = regionLogs(topology, served, state === 'active');
    return logs(topology, name, { insights, logs: appRequests });
  };
  return [
    always('alerts', alertPrice(topology, stampRules(topology, region))),
    always('App Service', times(monthlyPrice(sku, name), instances.min)),
    { kind: 'Cosmos DB', idle: times(cosmos, IDLE_THROUGHPUT), peak: cosmos },
    { kind: 'logs', idle: written(0), peak: written(load) },
    always('private endpoints', times(monthlyPrice('privateEndpoint', name), PRIVATE_ENDPOINTS)),
    ...(name === registryHome(topology) ? [] : [always('registry', monthlyPrice('registryReplica', name))]),
  ];
}

function ofGlobal(topology: Topology): Item[] {
  const written = (load: number) =>
    logs(topology, topology.controlRegion, { insights: 0, logs: total(globalLogs(topology, load)) });
  return [
    always('alerts', alertPrice(topology, globalRules(topology))),
    always('Front Door', monthlyPrice('frontDoorPremium', 'global')),
    { kind: 'logs', idle: written(0), peak: written(topology.capacity.peakRequestsPerSecond) },
    always('registry', monthlyPrice('registry', registryHome(topology))),
    always(
      'tests from outside',
      times(monthlyPrice('webTest', topology.controlRegion), runsAnHour(topology)),
    ),
  ];
}

const always = (kind: Kind, amount: number | undefined): Item => ({ kind, idle: amount, peak: amount });

const times = (price: number | undefined, count: number | undefined): number | undefined =>
  price === undefined || count === undefined ? undefined : price * count;

/** Taking in what is written in a day, and keeping it for longer than is free. */
function logs(
  { logs: { retentionDays } }: Topology,
  region: string,
  written: Readonly<Record<keyof typeof freeRetentionDays, number>>,
): number | undefined {
  const kept = (['logs', 'insights'] as const).reduce(
    (sum, kind) => sum + written[kind] * Math.max(retentionDays - freeRetentionDays[kind], 0),
    0,
  );
  const amount = (meter: Meter, count: number) =>
    count === 0 ? 0 : times(monthlyPrice(meter, region), count);
  const parts = [amount('logIngestion', written.logs + written.insights), amount('logRetention', kept)];
  return parts.reduce((sum, part) => (sum === undefined || part === undefined ? undefined : sum + part), 0);
}
