/** Starts and stops apps. A stopped app answers 403 to everybody, including probes. */
import { z } from 'zod';
import type { ResourceManager } from './resource-manager';

const version = '2024-11-01';
const site = z.object({ properties: z.object({ state: z.string() }) });

/** `Running` or `Stopped`: https://learn.microsoft.com/rest/api/appservice/web-apps/get */
export const appState = async (azure: ResourceManager, app: string): Promise<string> =>
  (await azure.get({ path: app, version, answer: site })).properties.state;

export const isRunning = (state: string): boolean => state.toLowerCase() === 'running';

/** Safe to send twice: https://learn.microsoft.com/rest/api/appservice/web-apps/stop */
export const stopApp = async (azure: ResourceManager, app: string): Promise<void> => {
  await azure.post({ path: `${app}/stop`, version, answer: z.unknown() });
};

/** Changes nothing if the app runs: https://learn.microsoft.com/rest/api/appservice/web-apps/start */
export const startApp = async (azure: ResourceManager, app: string): Promise<void> => {
  await azure.post({ path: `${app}/start`, version, answer: z.unknown() });
};
