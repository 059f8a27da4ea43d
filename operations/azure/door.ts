import { z } from 'zod';
import type { Topology } from '../../topology/topology';
import { globalIds } from './global';
import type { ResourceManager } from './resource-manager';

const endpoint = z.object({ properties: z.object({ hostName: z.string() }) });

/** The host name that Azure chose for Front Door's second endpoint; undefined before `global` is deployed. */
export async function doorHostName(azure: ResourceManager, topology: Topology): Promise<string | undefined> {
  const path = globalIds(topology).doorEndpoint;
  // https://learn.microsoft.com/rest/api/frontdoor/azurefrontdoorstandardpremium/afd-endpoints/get
  return (await azure.find({ path, version: '2024-02-01', answer: endpoint }))?.properties.hostName;
}
