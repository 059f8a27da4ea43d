import type { Topology } from '../topology';
import { autoscale } from './autoscale';
import { ORIGIN_TIMEOUT_SECONDS } from './detection';
import { EVALUATION_SECONDS, INSTANCE_START_SECONDS } from './reaction';

/** What the drill takes for granted, for people to doubt. */
export function assumptions({ frontDoor, capacity, cosmos }: Topology): string[] {
  const { probe, latencyBand } = frontDoor;
  const { scaleOutCpuPercent, windowMinutes, cooldownMinutes, stepOut } = autoscale;
  return [
    'The whole region fails at once. Each edge location of Front Door probes and decides by itself; it has users, so it probes at the full rate.',
    `An edge takes a region out once fewer than ${probe.successfulSamplesRequired} of its last ${probe.sampleSize} probes succeeded, one every ${probe.intervalSeconds} s, failed after ${ORIGIN_TIMEOUT_SECONDS} s (Azure publishes no timeout; this is the origin response timeout).`,
    `Requests go all to the nearest region, or evenly to those within ${latencyBand?.milliseconds ?? 0} ms of it, or in proportion to the shares: the worst counts. Latency is estimated from the distance: 1 ms per 100 km there and back (light in fibre).`,
    'trafficShare is what the clients near a region send; caching at the edge takes nothing off.',
    `An instance sustains ${capacity.requestsPerSecondPerInstance} requests a second, at 100 % CPU; CPU is proportional to the load. At the failure the minimum runs, or what the load before took.`,
    `Autoscale adds ${stepOut} instances once the mean CPU of ${windowMinutes} minutes is above ${scaleOutCpuPercent} %, then waits ${cooldownMinutes} minutes; its decision takes up to ${EVALUATION_SECONDS} s, an instance ${INSTANCE_START_SECONDS} s to start (Azure publishes no number).`,
    `A request takes ${capacity.requestUnitsPerRequest} request units on average; Cosmos DB gives each region up to ${cosmos.maxThroughput} a second.`,
  ];
}
