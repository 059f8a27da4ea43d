import { z } from 'zod';
import { livingRegions, type Topology } from '../../../topology/topology';
import { AzureError } from '../errors';
import { globalIds } from '../global';
import { placeOf } from '../refusals';
import type { Question, ResourceManager } from '../resource-manager';

/** The version that azurerm 5.2.0 uses. */
export const registryVersion = '2025-11-01';

const registry = z.object({
  id: z.string(),
  properties: z.object({
    loginServer: z.string(),
    publicNetworkAccess: z.string().default('Enabled'),
    networkRuleBypassOptions: z.string().default('AzureServices'),
  }),
});

/** A registry, as Azure Resource Manager knows it. */
export type Registry = z.infer<typeof registry>;

const registryAt = (path: string): Question<Registry> => ({
  path,
  version: registryVersion,
  answer: registry,
});

export const findRegistry = (azure: ResourceManager, id: string): Promise<Registry | undefined> =>
  azure.find(registryAt(id));

/** The system's own registry. @throws AzureError if it is not deployed yet. */
export async function ownRegistry(azure: ResourceManager, topology: Topology): Promise<Registry> {
  const id = globalIds(topology).registry;
  const found = await findRegistry(azure, id);
  if (found) return found;
  throw new AzureError(
    'not-found',
    `${placeOf(id)}: the registry to import into does not exist; found nothing; deploy global first`,
  );
}

/** The registry with this host, if it is in a subscription of regions.yaml. */
export async function registryOfHost(
  azure: ResourceManager,
  topology: Topology,
  host: string,
): Promise<Registry | undefined> {
  for (const subscription of subscriptionsOf(topology)) {
    const path = `/subscriptions/${subscription}/providers/Microsoft.ContainerRegistry/registries`;
    const found = (await azure.list(registryAt(path))).find(
      ({ properties }) => properties.loginServer.toLowerCase() === host.toLowerCase(),
    );
    if (found) return found;
  }
  return undefined;
}

const subscriptionsOf = (topology: Topology): ReadonlySet<string> =>
  new Set([topology.subscriptionId, ...livingRegions(topology).map((region) => region.subscriptionId)]);
