import { z } from 'zod';
import { AzureError } from './errors';
import type { ResourceManager } from './resource-manager';

const VERSION = '2021-04-01';
const answer = z.object({ registrationState: z.string() });

/** Milliseconds between two looks, and the number of looks. */
const LOOK = 10_000;
const LOOKS = 60;

/**
 * Registers the resource providers that a subscription lacks, and waits until they are registered. Safe to run again.
 * https://learn.microsoft.com/rest/api/resources/providers/register
 * @returns those that were not registered
 * @throws AzureError if it is refused, or takes longer than ten minutes
 */
export async function registerProviders(
  azure: ResourceManager,
  subscription: string,
  namespaces: readonly string[],
  sleep: (milliseconds: number) => Promise<void>,
): Promise<readonly string[]> {
  const path = (namespace: string) => `/subscriptions/${subscription}/providers/${namespace}`;
  const isRegistered = async (namespace: string) => {
    const { registrationState } = await azure.get({ path: path(namespace), version: VERSION, answer });
    return registrationState === 'Registered';
  };
  const unregistered = async (names: readonly string[]): Promise<readonly string[]> => {
    const states = await Promise.all(names.map(isRegistered));
    return names.filter((_, i) => !states[i]);
  };
  const added = await unregistered(namespaces);
  for (const namespace of added) {
    await azure.post({ path: `${path(namespace)}/register`, version: VERSION, answer: z.unknown() });
  }
  let open = added;
  for (let looks = 0; open.length > 0 && looks < LOOKS; looks++) {
    open = await unregistered(open);
    if (open.length > 0) await sleep(LOOK);
  }
  if (open.length === 0) return added;
  throw new AzureError(
    'unreachable',
    `subscriptions/${subscription}: takes too long to register ${open.join(', ')}; found no end after ${(LOOK * LOOKS) / 60_000} min; run it again later`,
  );
}
