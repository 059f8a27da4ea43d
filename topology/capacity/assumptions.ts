import type { Topology } from '../topology';
import { autoscale } from './autoscale';
import { PATIENCE_SECONDS, RETRY_SECONDS } from './clients';
import { ORIGIN_TIMEOUT_SECONDS } from './detection';
import { EVALUATION_SECONDS, INSTANCE_START_SECONDS } from './reaction';
import { throughput } from './throughput';

/** What the drill assumes, for people to check. */
export function assumptions(topology: Topology): string[] {
  const { frontDoor, capacity } = topology;
  const { probe, latencyBand } = frontDoor;
  const { scaleOutCpuPercent, windowMinutes, cooldownMinutes, stepOut } = autoscale;
  return [
    'The whole region fails at once. Each edge location of Front Door probes and decides for itself; all have users, so they probe at the full rate.',
    `An edge location stops using a region once fewer than ${probe.successfulSamplesRequired} of its last ${probe.sampleSize} probes succeeded. It probes every ${probe.intervalSeconds} s, and a probe fails after ${ORIGIN_TIMEOUT_SECONDS} s (Azure publishes no timeout; this is the origin response timeout).`,
    'Clients stay connected to their edge location, which is anycast: no DNS answer has to expire, and no client has to reconnect.',
    `Requests all go to the nearest region, or evenly to those within ${latencyBand?.milliseconds ?? 0} ms of it, or in proportion to the shares: the worst of the three counts. Latency is estimated from the distance: a round trip of 1 ms per 100 km (light in fibre).`,
    'trafficShare is what the clients near a region send; caching at the edge is not counted.',
    `An instance sustains ${capacity.requestsPerSecondPerInstance} requests a second, at 100 % CPU; CPU is proportional to the load. When the region fails, the minimum of instances runs, or as many as autoscale started for the load before.`,
    `Autoscale adds ${stepOut} instances once the mean CPU of ${windowMinutes} minutes is above ${scaleOutCpuPercent} %, then waits ${cooldownMinutes} minutes; its decision takes up to ${EVALUATION_SECONDS} s, and an instance takes ${INSTANCE_START_SECONDS} s to start (Azure publishes no number).`,
    cosmosLimit(topology),
    `Requests beyond what a region carries wait for at most ${PATIENCE_SECONDS} s and then fail. The app drops requests that nobody waits for any more, and answers probes meanwhile; an app that does not serves less, or its region is taken out too.`,
    'Every request for data goes through a private endpoint. The list of availabilities leaves out its SLA, and those of private DNS and the network.',
    `A client retries a failed request after ${RETRY_SECONDS.join(', ')} s, as Azure's SDKs do, and then gives up. A failed region returns its errors at once.`,
  ];
}

function cosmosLimit(topology: Topology): string {
  const units = throughput(topology);
  if (!units) return 'The throughput of adopted containers is not known, so Cosmos DB limits nothing here.';
  const { requestUnitsPerRequest } = topology.capacity;
  return `A request takes ${requestUnitsPerRequest} request units on average (capacity.requestUnitsPerRequest); Cosmos DB gives each region up to ${units.shared + units.own} a second, if requests are spread over the containers like their throughput. Writes replicated from other regions are not counted.`;
}
