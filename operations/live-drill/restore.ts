import { type AzureError, isBarred } from '../azure/errors';
import type { ResourceManager } from '../azure/resource-manager';
import { UsageError } from '../cli/exit';
import { isHealthy } from './doors';
import type { LiveDrill } from './live-drill';
import type { StopRecord } from './record';
import { startForSure } from './start-for-sure';
import { answerText } from './tries';

/** Milliseconds after which an app that does not start is left to people. */
export const LONGEST_START = 600_000;

type Needs = Pick<LiveDrill, 'region' | 'app' | 'record' | 'clock' | 'progress'>;

/**
 * Starts the app and forgets that it was stopped. No interruption ends it.
 * @param azure a connection that no interruption ends either
 * @param isHopeless which errors are not retried; by default every refusal of Azure is retried
 * @throws UsageError if it does not start; the message says how to start it by hand
 */
export async function restore(
  { region, app, record, clock, progress }: Needs,
  azure: ResourceManager,
  isHopeless: (error: AzureError) => boolean = () => false,
): Promise<void> {
  progress.detail(`${region}: starting its app again ...`);
  const failed = (error: AzureError) => {
    if (isHopeless(error)) throw error;
    progress.note(`${region}: does not run yet; found ${error.message}; trying again`);
  };
  try {
    await startForSure(azure, app, { clock, longest: LONGEST_START, failed });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `${region}: IS STILL STOPPED; found ${why}\nStart it: run the same command again, or az webapp start --ids ${app}`,
    );
  }
  record.remove();
  progress.note(`${region}: started again`);
}

/**
 * Starts the app that an earlier drill left stopped because its process was killed. Asks nobody: a start does no harm.
 * @throws UsageError if it does not start
 */
export async function restoreAfterKill(
  { region, app, at }: StopRecord,
  around: Omit<Needs, 'region' | 'app'>,
  connect: LiveDrill['connect'],
): Promise<void> {
  around.progress.note(`${region}: a drill stopped its app at ${at} and was cut off`);
  const azure = await connect(new AbortController().signal);
  const isHopeless = (error: AzureError) => isBarred(error) || error.trouble === 'role';
  await restore({ ...around, region, app }, azure, isHopeless);
}

/** @throws UsageError if it is not healthy in time */
export async function healthyAgain(
  { askDoor, limits, clock, signal }: Pick<LiveDrill, 'askDoor' | 'limits' | 'clock' | 'signal'>,
  region: string,
): Promise<void> {
  const last = clock.now().getTime() + limits.healthy * 1000;
  for (let answer = await askDoor(region); !isHealthy(answer, region); answer = await askDoor(region)) {
    signal.throwIfAborted();
    if (clock.now().getTime() >= last) {
      throw new UsageError(
        `${region}: its app was started, but is not healthy at its door; found ${answerText(answer)}; read its log stream`,
      );
    }
    await clock.sleep(KNOCK);
  }
}

/** Milliseconds between two looks at a door. */
const KNOCK = 5000;
