/** After a change has proved healthy, it is watched for a while before the next stack gets it. */
import type { Clock } from '../probe/clock';
import { minute } from '../probe/time-text';
import type { Look } from '../verify/name/look';
import { pause } from '../verify/pause';
import { counted, isDown, isPoor, noLooks, type Tally, tallyText } from './tally';

/** Asks one place once. */
export type Place = () => Promise<Look>;

export interface Bake {
  readonly minutes: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Prints what it waits for. */
  readonly say: (text: string) => void;
}

/** Milliseconds between two looks. */
export const EVERY = 10_000;

/** @returns a line for each unhealthy place; at once if one is down @throws the reason of an aborted signal */
export async function bake(places: readonly Place[], how: Bake): Promise<readonly string[]> {
  if (places.length === 0 || how.minutes === 0) return [];
  const until = how.clock.now().getTime() + how.minutes * 60_000;
  how.say(`watching until ${minute(new Date(until))}`);
  const tallies = new Map<string, Tally>();
  const told = (isWorse: (tally: Tally) => boolean) =>
    [...tallies].filter(([, tally]) => isWorse(tally)).map(([at, tally]) => tallyText(at, tally));
  while (how.clock.now().getTime() < until) {
    for (const look of await Promise.all(places.map((ask) => ask()))) {
      tallies.set(look.at, counted(tallies.get(look.at) ?? noLooks, look));
    }
    if (told(isDown).length > 0) return told(isDown);
    await pause(how, EVERY);
  }
  return told(isPoor);
}
