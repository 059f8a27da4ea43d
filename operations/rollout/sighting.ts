/** Places, and how they were at each look. */
import { minute } from '../probe/time-text';
import type { Look } from '../verify/name/look';
import { pause } from '../verify/pause';
import { type Bake, EVERY, type Place } from './bake';

export interface Sighting {
  readonly place: Place;
  readonly look: Look;
}

export const wellOf = (seen: readonly Sighting[]): readonly Place[] =>
  seen.filter(({ look }) => look.isWell).map(({ place }) => place);

/** A place that was unhealthy before the change is not held against it, and is named; nothing if all are healthy. */
export const leftOutText = (seen: readonly Sighting[]): string =>
  seen
    .filter(({ look }) => !look.isWell)
    .map(
      ({ look }) =>
        `Not watched, because it is unhealthy already before the change: ${look.at}: ${look.found}`,
    )
    .join('\n');

/** Waits until a place is healthy, or the minutes are over. @returns its last look @throws the reason of an aborted signal */
export async function awaited(place: Place, { minutes, clock, signal, say }: Bake): Promise<Look> {
  const until = clock.now().getTime() + minutes * 60_000;
  let told = '';
  for (;;) {
    const look = await place();
    if (look.isWell || clock.now().getTime() + EVERY > until) return look;
    if (look.found !== told) say(`${look.at}: ${look.found}; trying again until ${minute(new Date(until))}`);
    told = look.found;
    await pause({ clock, signal }, EVERY);
  }
}
