/** Whether the Cosmos DB account serves a region. */
import { z } from 'zod';
import type { Region, Topology } from '../../topology/topology';
import { globalIds } from './global';
import { cosmosVersion } from './live/cosmos-regions';
import { plainRegion } from './live/question';
import type { ResourceManager } from './resource-manager';

export interface CosmosReplica {
  /** `busy` comes online by waiting; `wrong` does not. */
  readonly is: 'online' | 'busy' | 'wrong';
  /** In Azure's words, or ours. */
  readonly state: string;
}

const place = z.object({ locationName: z.string(), provisioningState: z.string().nullish() });
const account = z.object({
  properties: z.object({
    locations: z.array(place).default([]),
    writeLocations: z.array(place).default([]),
  }),
});

/** https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/get */
export async function cosmosReplica(
  azure: ResourceManager,
  topology: Topology,
  { name }: Region,
): Promise<CosmosReplica> {
  const path = globalIds(topology).cosmosAccount;
  const found = await azure.find({ path, version: cosmosVersion, answer: account });
  if (!found) return { is: 'wrong', state: 'the account does not exist' };
  const isHere = ({ locationName }: z.infer<typeof place>) => plainRegion(locationName) === name;
  const { locations, writeLocations } = found.properties;
  const here = locations.find(isHere);
  if (!here) return { is: 'wrong', state: 'has no replica' };
  const state = here.provisioningState ?? 'unknown';
  if (/^(creating|updating|initializing)$/i.test(state)) return { is: 'busy', state };
  if (!/^(succeeded|online)$/i.test(state)) return { is: 'wrong', state };
  // An outage, or somebody, has taken it out of service.
  return writeLocations.some(isHere) ? { is: 'online', state } : { is: 'wrong', state: 'accepts no writes' };
}
