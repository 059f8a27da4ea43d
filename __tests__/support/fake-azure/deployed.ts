/** Azure Resource Manager as one with the simulated Azure, which Terraform deploys to: what is there is there in both. */
import { globalIds } from '../../../operations/azure/global';
import { stampIds } from '../../../operations/azure/stamp';
import type { World } from '../../../operations/simulated-azure';
import { livingRegions, type Topology } from '../../../topology/topology';
import type { FakeAzure } from './index';
import { deployLinks } from './stamp-links';
import { deployStamps } from './stamps';

/** What was deployed of a topology can be asked about from the next question on. */
export function serveDeployed(
  azure: FakeAzure,
  world: World,
  topology: Topology,
  doorHostName: string,
): void {
  /** A slot may come with a candidate, later. */
  const slotted = { ...topology, api: { ...topology.api, keepSlot: true } };
  const once = new Set<string>();
  const isNew = (id: string) => !once.has(id) && world.find(id) !== undefined && once.add(id);
  azure.serve(() => {
    if (isNew(globalIds(topology).doorEndpoint)) deployLinks(azure, topology, doorHostName);
    for (const region of livingRegions(topology)) {
      const { app, slot = '' } = stampIds(slotted, region);
      if (isNew(app)) deployStamps(azure, { ...topology, regions: [region] });
      if (isNew(slot)) azure.store.put(slot, azure.store.get(app)); // with the same settings
    }
    return undefined;
  });
}

/** The state's account, and resource providers that are registered when that is asked for. */
export function serveBootstrap(azure: FakeAzure, world: World): { readonly registered: ReadonlySet<string> } {
  const registered = new Set<string>();
  azure.serve(({ path }) => {
    if (!path.includes('/Microsoft.Storage/storageAccounts/')) return undefined;
    const found = world.find(path);
    return found && { status: 200, body: { id: found.id } };
  });
  azure.serve(({ method, path }) => {
    const [, provider, asked] =
      /^(\/subscriptions\/[^/]+\/providers\/Microsoft\.\w+)(\/register)?$/.exec(path) ?? [];
    if (!provider) return undefined;
    if (method === 'POST' && asked) registered.add(provider);
    const registrationState = registered.has(provider) ? 'Registered' : 'NotRegistered';
    return { status: 200, body: { registrationState } };
  });
  return { registered };
}
