import { z } from 'zod';
import { nameOf } from '../../../topology/names';
import { type Region, regionNames, type Topology } from '../../../topology/topology';
import type { ResourceManager } from '../resource-manager';

const plan = z.object({
  sku: z.object({ name: z.string(), capacity: z.number() }),
  properties: z.object({
    maximumNumberOfZones: z.number().nullish(),
    currentNumberOfZonesUtilized: z.number().nullish(),
  }),
});

export const planId = (topology: Topology, region: Region): string => {
  const names = regionNames(topology, region);
  const group = `/subscriptions/${region.subscriptionId}/resourceGroups/${nameOf('resourceGroup', names)}`;
  return `${group}/providers/Microsoft.Web/serverfarms/${nameOf('appServicePlan', names)}`;
};

/** Of a stamp, if it is there. */
export const findPlan = (azure: ResourceManager, topology: Topology, region: Region) =>
  azure.find({ path: planId(topology, region), version: '2024-11-01', answer: plan });
