import type { Clock } from '../probe/clock';

interface Patient {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** @throws what the signal is aborted with, at once */
export async function pause({ clock, signal }: Patient, milliseconds: number): Promise<void> {
  signal.throwIfAborted();
  const over = new AbortController(); // no listener stays behind
  const aborted = new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true, signal: over.signal });
  });
  await Promise.race([clock.sleep(milliseconds), aborted]).finally(() => over.abort());
  signal.throwIfAborted();
}
