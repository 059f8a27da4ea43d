import type { Topology } from '../../topology/topology';
import { cloudOf } from './cloud';
import { type Patience, usualPatience } from './patience';
import { type ResourceManager, resourceManager } from './resource-manager';
import { signIn } from './sign-in';

/** What is needed of the surroundings of a command. */
export interface Around {
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
}

/** The Azure that a regions file is about. Whether anybody is signed in shows with the first question. */
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
