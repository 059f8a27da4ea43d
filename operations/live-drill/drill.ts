/**
 * The loss of a region on the real system: its app is stopped while requests continue, and started again whatever
 * happens. From one place only one edge location of Front Door is seen.
 */
import { startApp, stopApp } from '../azure/app-power';
import { UsageError } from '../cli/exit';
import { type Doors, watchDoors } from './doors';
import type { LiveDrill } from './live-drill';
import { hasAnswered, hasShifted, type Marks } from './measured';
import { restore } from './restore';
import { MOST_IN_FLIGHT, steady } from './steady';
import { type Request, send, type Try } from './tries';
import { until } from './until';

export interface Outcome {
  readonly requests: readonly Request[];
  readonly marks: Marks;
  /** Why the region was started before the others had served everything for long enough. */
  readonly endedEarly?: string | undefined;
  /** Seconds from the start until the app answered at its door; null if not in time. */
  readonly healthyAfter: number | null;
}

/**
 * @throws AzureError if the app cannot be stopped; then it still runs
 * @throws UsageError if it cannot be started; then the record stays
 */
export async function drillLive(drill: LiveDrill): Promise<Outcome> {
  const { region, others, askDoor, clock, signal } = drill;
  const over = new AbortController();
  const end = AbortSignal.any([over.signal, signal]);
  const requests: Try[][] = [];
  const doors = watchDoors(askDoor, region, others, clock, end);
  const traffic = Promise.all([steady(drill.rate, clock, end, sender(drill, requests)), doors.over]);
  // A defect here is reported at the end, so that it does not leave the region stopped.
  traffic.catch(() => undefined);
  const outcome = await outage(drill, requests, doors).finally(() => over.abort());
  await traffic;
  return outcome;
}

function sender({ askName, clock, signal }: LiveDrill, requests: Try[][]) {
  const request = () => {
    const tries: Try[] = [];
    requests.push(tries);
    return tries;
  };
  return {
    send: () => send(askName, clock, signal, request()),
    refuse: () => {
      const sent = clock.now().getTime();
      request().push({
        sent,
        ended: sent,
        problem: `not sent: ${MOST_IN_FLIGHT} earlier requests are still unanswered`,
      });
    },
  };
}

async function outage(drill: LiveDrill, requests: readonly Request[], doors: Doors): Promise<Outcome> {
  const { region, app, clock, limits, progress } = drill;
  const now = () => clock.now().getTime();
  progress.detail('sending requests before anything is stopped ...');
  await until(drill, () => false, limits.before);
  // The confirmation may have taken a long time.
  const unfit = doors.unfit();
  if (unfit) throw new UsageError(unfit);

  // Not interruptible: a stop request that is abandoned may still take effect, perhaps after the start.
  const azure = await drill.connect(new AbortController().signal);
  // Starting a running app changes nothing. It shows before the stop whether starting is allowed, and gets the token:
  // Ctrl-C in a terminal would also end an Azure CLI that is just being asked for one.
  await startApp(azure, app);
  drill.signal.throwIfAborted();
  drill.record.write({ region, app, at: clock.now().toISOString() });
  const stop = now();
  let start = stop;
  try {
    await stopApp(azure, app);
    progress.note(`${region}: stopped`);
    progress.detail(`waiting until the others have served everything for ${limits.steady} s ...`);
    const shifted = () => hasShifted(requests, region, stop, limits.steady);
    await until(drill, () => shifted() || doors.trouble() !== undefined, limits.noticed + limits.steady);
  } finally {
    start = now();
    await restore(drill, azure);
  }
  const endedEarly = doors.trouble();
  progress.detail('waiting until it is healthy at its door ...');
  const healthy = () => doors.healthySince(region, start);
  if (await until(drill, () => healthy() !== undefined, limits.healthy)) {
    progress.note(`${region}: healthy at its door`);
    progress.detail('waiting until it gets requests again ...');
    await until(drill, () => hasAnswered(requests, region, start), limits.back);
  }
  const healthyAt = healthy();
  const healthyAfter = healthyAt === undefined ? null : (healthyAt - start) / 1000;
  return { requests, marks: { stop, start }, endedEarly, healthyAfter };
}
