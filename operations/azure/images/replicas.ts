/** Whether every region's replica of the registry is ready. Which digests a replica has cannot be asked from outside. */
import { z } from 'zod';
import { livingRegions, registryHome, type Topology } from '../../../topology/topology';
import { globalIds } from '../global';
import type { ResourceManager } from '../resource-manager';
import { registryVersion } from './registries';

export interface Replica {
  readonly region: string;
  /** `ready` serves images; `busy` will, unless it fails; `wrong` will not, however long one waits. */
  readonly is: 'ready' | 'busy' | 'wrong';
  /** In Azure's words. */
  readonly state: string;
}

const replication = z.object({
  location: z.string(),
  properties: z.object({
    provisioningState: z.string(),
    regionEndpointEnabled: z.boolean().default(true),
    status: z.object({ displayStatus: z.string() }).nullish(),
  }),
});

/** The replica of every region that is not retired, and of the registry's home. */
export async function replicas(azure: ResourceManager, topology: Topology): Promise<readonly Replica[]> {
  const path = `${globalIds(topology).registry}/replications`;
  const found = await azure.list({ path, version: registryVersion, answer: replication });
  const regions = new Set([registryHome(topology), ...livingRegions(topology).map(({ name }) => name)]);
  return [...regions].map((region) => {
    const replica = found.find(({ location }) => plain(location) === region);
    return { region, ...(replica ? stateOf(replica) : ({ is: 'wrong', state: 'none' } as const)) };
  });
}

/** `West Europe` and `westeurope` are the same. */
const plain = (location: string): string => location.toLowerCase().replaceAll(' ', '');

function stateOf({ properties }: z.infer<typeof replication>): Omit<Replica, 'region'> {
  const { provisioningState, regionEndpointEnabled, status } = properties;
  if (/^(creating|updating)$/i.test(provisioningState)) return { is: 'busy', state: provisioningState };
  if (!/^succeeded$/i.test(provisioningState)) return { is: 'wrong', state: provisioningState };
  if (!regionEndpointEnabled) return { is: 'wrong', state: 'not routed to' };
  const state = status?.displayStatus ?? 'no status';
  return { is: /^(ready|online)$/i.test(state) ? 'ready' : 'busy', state };
}

export interface Wait {
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
  /** Milliseconds between two looks. */
  readonly pause: number;
  readonly looks: number;
}

/** Looks until none is busy any more, or the time is over. */
export async function settledReplicas(
  azure: ResourceManager,
  topology: Topology,
  { sleep, signal, pause, looks }: Wait,
): Promise<readonly Replica[]> {
  for (let look = 1; ; look++) {
    const found = await replicas(azure, topology);
    const busy = found.some(({ is }) => is === 'busy') && found.every(({ is }) => is !== 'wrong');
    if (!busy || look >= looks) return found;
    await sleep(pause);
    signal.throwIfAborted();
  }
}
