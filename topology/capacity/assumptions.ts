import type { Topology } from '../topology';
import { autoscale } from './autoscale';
import { PATIENCE_SECONDS, RETRY_SECONDS } from './clients';
import { ORIGIN_TIMEOUT_SECONDS } from './detection';
import { EVALUATION_SECONDS, INSTANCE_START_SECONDS } from './reaction';
import { throughput } from './throughput';

/** What the drill takes for granted, for people to doubt. */
export function assumptions(topology: Topology): string[] {
  const { frontDoor, capacity } = topology;
  const { probe, latencyBand } = frontDoor;
  const { scaleOutCpuPercent, windowMinutes, cooldownMinutes, stepOut } = autoscale;
  return [
    'The whole region fails at once. Each edge location of Front Door probes and decides by itself; it has users, so it probes at the full rate.',
    `An edge takes a region out once fewer than ${probe.successfulSamplesRequired} of its last ${probe.sampleSize} probes succeeded, one every ${probe.intervalSeconds} s, failed after ${ORIGIN_TIMEOUT_SECONDS} s (Azure publishes no timeout; this is the origin response timeout).`,
    'Clients stay connected to their edge, which is anycast: no DNS answer has to expire, and no client has to connect again.',
    `Requests go all to the nearest region, or evenly to those within ${latencyBand?.milliseconds ?? 0} ms of it, or in proportion to the shares: the worst counts. Latency is estimated from the distance: 1 ms per 100 km there and back (light in fibre).`,
    'trafficShare is what the clients near a region send; caching at the edge takes nothing off.',
    `An instance sustains ${capacity.requestsPerSecondPerInstance} requests a second, at 100 % CPU; CPU is proportional to the load. At the failure the minimum runs, or what autoscale made of the load before.`,
    `Autoscale adds ${stepOut} instances once the mean CPU of ${windowMinutes} minutes is above ${scaleOutCpuPercent} %, then waits ${cooldownMinutes} minutes; its decision takes up to ${EVALUATION_SECONDS} s, an instance ${INSTANCE_START_SECONDS} s to start (Azure publishes no number).`,
    cosmosLimit(topology),
    `What a region does not carry waits its turn, ${PATIENCE_SECONDS} s at most, and is an error then. The app drops what nobody waits for any more, and answers probes even so; one that does not serves less, or its region is taken out as well.`,
    'Every request for data goes through a private endpoint. Its SLA is not in the list of availabilities, nor are those of private DNS and the network.',
    `A client sends a request that failed again after ${RETRY_SECONDS.join(', ')} s, as Azure's SDKs do, and then gives up. A failed region gives its errors at once.`,
  ];
}

function cosmosLimit(topology: Topology): string {
  const units = throughput(topology);
  if (!units)
    return 'The throughput of adopted containers is not known, so nothing here is limited by Cosmos DB.';
  const { requestUnitsPerRequest } = topology.capacity;
  return `A request takes ${requestUnitsPerRequest} request units on average (capacity.requestUnitsPerRequest); Cosmos DB gives each region up to ${units.shared + units.own} a second, if requests are spread over the containers as that is. What is written elsewhere takes nothing off.`;
}
