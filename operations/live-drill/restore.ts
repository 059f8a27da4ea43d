import { startForSure } from '../azure/app-power';
import { UsageError } from '../cli/exit';
import type { LiveDrill } from './drill';

/** Milliseconds: what is not started by then is left to people. */
const LONGEST = 600_000;

type Needs = Pick<LiveDrill, 'region' | 'app' | 'connect' | 'record' | 'clock' | 'progress'>;

/**
 * Starts the app and forgets that it was stopped. No interruption ends it.
 * @throws UsageError where it does not start: what it says is how to start it by hand
 */
export async function restore({ region, app, connect, record, clock, progress }: Needs): Promise<void> {
  progress.detail(`${region}: is started again ...`);
  const enough = AbortSignal.timeout(LONGEST);
  try {
    await startForSure(() => connect(enough), app, clock.sleep);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `${region}: IS STILL STOPPED; found ${why}\nStart it: run the same command again, or az webapp start --ids ${app}`,
    );
  }
  record.remove();
  progress.note(`${region}: started again`);
}
