import type { Clock } from '../probe/clock';
import { endOf } from './until';

/** The most unanswered requests. At the highest rate it takes Front Door's whole timeout to get there. */
export const MOST_IN_FLIGHT = 300;

/**
 * Sends so many requests a second, whether or not earlier ones were answered: clients do not wait for each other. After
 * a pause of this machine it does not catch up.
 * @param send one request; it never throws
 * @param refuse called instead of `send` when too many requests are unanswered
 * @returns when `end` says so and the last answer has arrived
 */
export async function steady(
  rate: number,
  clock: Clock,
  end: AbortSignal,
  { send, refuse }: { readonly send: () => Promise<void>; readonly refuse: () => void },
): Promise<void> {
  const now = () => clock.now().getTime();
  const ended = endOf(end);
  const inFlight = new Set<Promise<void>>();
  for (let next = now(); !end.aborted; next = Math.max(next + 1000 / rate, now())) {
    await Promise.race([clock.sleep(Math.max(next - now(), 0)), ended]);
    if (end.aborted) break;
    if (inFlight.size >= MOST_IN_FLIGHT) {
      refuse();
      continue;
    }
    const sent = send().finally(() => inFlight.delete(sent));
    inFlight.add(sent);
  }
  await Promise.all(inFlight);
}
