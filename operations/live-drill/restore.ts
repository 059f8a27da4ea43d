import { startForSure } from '../azure/app-power';
import { UsageError } from '../cli/exit';
import { isHealthy } from './doors';
import type { LiveDrill } from './drill';
import { answerText } from './tries';

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

/**
 * What a drill before has left stopped, as its process was killed. Nobody is asked: a start takes nothing from anybody.
 * @returns the region that was started; undefined where there was none
 */
export async function restoreAfterKill(drill: LiveDrill): Promise<string | undefined> {
  const { record, progress, askDoor, limits, clock } = drill;
  const stopped = record.read();
  if (!stopped) return undefined;
  const { region, app, at } = stopped;
  progress.note(`${region}: a drill stopped its app at ${at}, and was cut off`);
  await restore({ ...drill, region, app });
  progress.detail('until it is healthy at its door ...');
  const last = clock.now().getTime() + limits.healthy * 1000;
  for (let answer = await askDoor(region); !isHealthy(answer, region); answer = await askDoor(region)) {
    drill.signal.throwIfAborted();
    if (clock.now().getTime() >= last) {
      throw new UsageError(
        `${region}: its app was started, and is not healthy at its door; found ${answerText(answer)}; its log stream says why`,
      );
    }
    await clock.sleep(KNOCK);
  }
  return region;
}

/** Milliseconds between two looks at a door. */
const KNOCK = 5000;
