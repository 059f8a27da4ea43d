import { appState, isRunning, startApp } from '../azure/app-power';
import { AzureError } from '../azure/errors';
import type { ResourceManager } from '../azure/resource-manager';
import type { Clock } from '../probe/clock';

/** Milliseconds between two looks, and between two tries. */
const PAUSE = 10_000;

interface Tries {
  readonly clock: Clock;
  /** Milliseconds after which it is not tried again. */
  readonly longest: number;
  /** Told of each try that failed; it throws where another one would meet the same. */
  readonly failed: (error: AzureError) => void;
}

/**
 * Starts an app, and believes it only when Azure says twice that it runs: a call can be lost, or be accepted and not
 * done, and a stop that was asked for before can come late.
 * @throws AzureError where it does not run by then
 */
export async function startForSure(
  azure: ResourceManager,
  app: string,
  { clock, longest, failed }: Tries,
): Promise<void> {
  const last = clock.now().getTime() + longest;
  for (;;) {
    try {
      await startApp(azure, app);
      await requireRunning(azure, app);
      await clock.sleep(PAUSE);
      await requireRunning(azure, app);
      return;
    } catch (error) {
      if (!(error instanceof AzureError) || clock.now().getTime() >= last) throw error;
      failed(error);
    }
    await clock.sleep(PAUSE);
  }
}

async function requireRunning(azure: ResourceManager, app: string): Promise<void> {
  const state = await appState(azure, app);
  if (isRunning(state)) return;
  throw new AzureError('refused', `${app}: does not start; found ${state}; start it in the portal`);
}
