/** What stands around a stamp as a deploy leaves it: its private endpoints, its replicas, the door's endpoint. */
import { globalIds } from '../../../operations/azure/global';
import { stampIds } from '../../../operations/azure/stamp';
import { livingRegions, type Region, type Topology } from '../../../topology/topology';
import { deployRegistry } from './container-registry';
import type { FakeAzure } from './index';

export const privateEndpoint = (status: string, kind = 'privateLinkServiceConnections') => ({
  properties: { [kind]: [{ properties: { privateLinkServiceConnectionState: { status } } }] },
});

/** An account as Azure shows it: names of regions in words. @param broken by region: state, and whether it is written */
export function cosmosAccount(
  regions: readonly Region[],
  broken: Readonly<Record<string, { state?: string; written?: boolean }>> = {},
) {
  const locations = regions.map(({ name, facts }) => ({
    locationName: facts.displayName,
    provisioningState: broken[name]?.state ?? 'Succeeded',
  }));
  const writeLocations = locations.filter((_, i) => broken[regions[i]?.name ?? '']?.written ?? true);
  return { properties: { locations, writeLocations } };
}

export function deployLinks(azure: FakeAzure, topology: Topology, doorHostName: string): void {
  const ids = globalIds(topology);
  const regions = livingRegions(topology);
  for (const region of regions) {
    for (const id of stampIds(topology, region).privateEndpoints) {
      azure.store.put(id, privateEndpoint('Approved'));
    }
  }
  azure.store.put(ids.cosmosAccount, cosmosAccount(regions));
  azure.store.put(ids.doorEndpoint, { properties: { hostName: doorHostName } });
  deployRegistry(azure, topology);
}
