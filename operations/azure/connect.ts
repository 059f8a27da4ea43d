import type { Topology } from '../../topology/topology';
import { cloudOf } from './cloud';
import { type Patience, usualPatience } from './patience';
import { type ResourceManager, resourceManager } from './resource-manager';
import { signIn } from './sign-in';

/** What it needs of the surroundings of a command. */
export interface Around {
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
}

/** Connects to the Azure of a regions file. The first request shows whether anybody is signed in. */
export async function connect(
  { tenantId }: Topology,
  { env, folder }: Around,
  signal: AbortSignal,
  patience: Patience = usualPatience,
): Promise<ResourceManager> {
  const cloud = cloudOf(env, folder);
  const credential = await signIn({ cloud, tenantId, env, signal, patience });
  return resourceManager({ cloud, credential, signal, patience });
}
