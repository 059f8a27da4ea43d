import { appState, isRunning, startApp } from '../azure/app-power';
import { AzureError } from '../azure/errors';
import type { ResourceManager } from '../azure/resource-manager';
import type { Clock } from '../probe/clock';

/** Milliseconds between two looks, and between two tries. */
const PAUSE = 10_000;

interface Tries {
  readonly clock: Clock;
  /** Milliseconds after which it gives up. */
  readonly longest: number;
  /** Called for each failed try; throws if another try would fail the same way. */
  readonly failed: (error: AzureError) => void;
}

/**
 * Starts an app until Azure says twice that it runs: a call can be lost, or accepted but not done, and an earlier stop
 * can take effect late.
 * @throws AzureError if it does not run by then
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
