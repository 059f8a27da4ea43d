import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds. A result is at most 10 s old: a probe and the pause before the next take 9. */
const TIMES = { pause: 5000, probe: 4000, old: 10_000 };

/** Azure's libraries say much. */
export const firstLine = (error: unknown): string => String(error).split('\n', 1)[0] ?? '';

/** Probes again and again. @returns whether this region can serve, by the last result */
export function watchHealth(probe: () => Promise<void>): () => boolean {
  let good = Number.NEGATIVE_INFINITY;
  let said = '';

  async function look(): Promise<void> {
    const reason = await Promise.race([
      probe().then(() => '', firstLine),
      sleep(TIMES.probe, `no answer in ${TIMES.probe / 1000} s`, { ref: false }),
    ]);
    good = reason ? Number.NEGATIVE_INFINITY : performance.now();
    if (reason !== said) console.warn(reason ? `not healthy: ${reason}` : 'healthy again');
    said = reason;
  }

  async function forever(): Promise<void> {
    while (true) {
      await look();
      await sleep(TIMES.pause, undefined, { ref: false });
    }
  }
  void forever();
  return () => performance.now() - good < TIMES.old;
}
