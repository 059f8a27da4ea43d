import type { Clock } from '../probe/clock';

/** Milliseconds between two looks. */
const LOOK = 250;

/**
 * @param seconds after which it gives up
 * @returns whether it happened
 */
export async function until(
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
  done: () => boolean,
  seconds: number,
): Promise<boolean> {
  const last = clock.now().getTime() + seconds * 1000;
  while (!done()) {
    signal.throwIfAborted();
    if (clock.now().getTime() >= last) return false;
    await clock.sleep(LOOK);
  }
  return true;
}

/** Resolves when the signal is aborted, for use in a race. */
export const endOf = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done(), { once: true });
  });
