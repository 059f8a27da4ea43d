/** Whether an app runs. Stopped, it answers 403 to everybody, probes among them. */
import { z } from 'zod';
import { AzureError, isBarred } from './errors';
import type { ResourceManager } from './resource-manager';

const version = '2024-11-01';
const site = z.object({ properties: z.object({ state: z.string() }) });

/** `Running` or `Stopped`: https://learn.microsoft.com/rest/api/appservice/web-apps/get */
export const appState = async (azure: ResourceManager, app: string): Promise<string> =>
  (await azure.get({ path: app, version, answer: site })).properties.state;

export const isRunning = (state: string): boolean => state.toLowerCase() === 'running';

/** It may be sent twice: https://learn.microsoft.com/rest/api/appservice/web-apps/stop */
export const stopApp = async (azure: ResourceManager, app: string): Promise<void> => {
  await azure.post({ path: `${app}/stop`, version, answer: z.unknown() });
};

/** Changes nothing where the app runs: https://learn.microsoft.com/rest/api/appservice/web-apps/start */
export const startApp = async (azure: ResourceManager, app: string): Promise<void> => {
  await azure.post({ path: `${app}/start`, version, answer: z.unknown() });
};

/** Milliseconds between two tries, and how many there are; each is patient by itself. */
const AGAIN = { pause: 10_000, times: 6 };

/**
 * Starts an app, and believes it only when Azure says that it runs: a call can be lost, or be accepted and not done.
 * @throws AzureError where it does not run after all tries
 */
export async function startForSure(
  connect: () => Promise<ResourceManager>,
  app: string,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<void> {
  for (let left = AGAIN.times - 1; ; left--) {
    try {
      const azure = await connect();
      await startApp(azure, app);
      const state = await appState(azure, app);
      if (isRunning(state)) return;
      throw new AzureError('refused', `${app}: does not start; found ${state}; start it in the portal`);
    } catch (error) {
      if (!(error instanceof AzureError) || isBarred(error) || error.trouble === 'role' || left === 0)
        throw error;
    }
    await sleep(AGAIN.pause);
  }
}
