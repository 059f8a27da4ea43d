/** All questions to the live subscription about a regions file: `npm run check -- --live`. */
import type { Topology } from '../../../topology/topology';
import { inParallel } from '../../cli/parallel';
import { AzureError, isBarred } from '../errors';
import type { ResourceManager } from '../resource-manager';
import { appName } from './app-name';
import { appServiceQuota } from './app-service-quota';
import { appServiceSku } from './app-service-sku';
import { appServiceZones } from './app-service-zones';
import { cosmosName } from './cosmos-name';
import { cosmosRegions } from './cosmos-regions';
import { endpointName } from './endpoint-name';
import { image } from './image';
import { offeredRegions } from './offered-regions';
import type { Ask, LiveQuestion, Said } from './question';
import { registryName } from './registry-name';
import { registryReplicas } from './registry-replicas';
import { secrets } from './secrets';
import { vaultName } from './vault-name';

const questions: readonly LiveQuestion[] = [
  offeredRegions,
  appServiceSku,
  appServiceQuota,
  appServiceZones,
  cosmosRegions,
  cosmosName,
  registryName,
  endpointName,
  vaultName,
  appName,
  registryReplicas,
  image,
  secrets,
];

/** `unasked`: it could not be asked, for a reason that the user can fix. */
export type LiveAnswer = Pick<LiveQuestion, 'title'> &
  Pick<Ask, 'about' | 'path'> &
  (Said | { readonly verdict: 'unasked'; readonly found: string });

const AT_ONCE = 8;

/** In the order of the questions. @throws AzureError if nothing can be asked. */
export async function askLive(
  azure: ResourceManager,
  topology: Topology,
  now: Date,
): Promise<readonly LiveAnswer[]> {
  const asks = questions.flatMap(({ title, asks }) => asks(topology).map((ask) => ({ title, ...ask })));
  const answers: LiveAnswer[] = [];
  await inParallel([...asks.entries()], AT_ONCE, async ([i, { answer, ...about }]) => {
    answers[i] = { ...about, ...(await orUnasked(answer(azure, now))) };
  });
  return answers;
}

async function orUnasked(said: Promise<Said>): Promise<Said | { verdict: 'unasked'; found: string }> {
  try {
    return await said;
  } catch (error) {
    if (!(error instanceof AzureError) || isBarred(error)) throw error;
    return { verdict: 'unasked', found: error.message };
  }
}
