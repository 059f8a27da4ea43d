/** Requests as a client makes them: a failed one is sent again, as the drill on paper assumes. */
import { RETRY_SECONDS } from '../../topology/capacity/clients';
import type { Clock } from '../probe/clock';

/** The result of one try. */
export interface Answer {
  /** Of HTTP; undefined where no answer came. */
  readonly status?: number | undefined;
  /** The region in its `x-region`; undefined if it has none. */
  readonly region?: string | undefined;
  /** Why there is no answer, or none that a client accepts. */
  readonly problem?: string | undefined;
}

/** Times are milliseconds, as `Date` counts them. */
export interface Try extends Answer {
  readonly sent: number;
  readonly ended: number;
}

/** The first try, then those that followed it. */
export type Request = readonly Try[];

export const isGood = ({ status = 0, problem }: Answer): boolean =>
  problem === undefined && status >= 200 && status < 300;

/** In words for people. */
export const answerText = ({ status, region, problem }: Answer): string =>
  [problem ?? status, region && `from ${region}`].filter(Boolean).join(' ') || 'no answer';

/**
 * Sends a request until it succeeds or its client gives up.
 * @param tries receives each try as it ends, so that a watcher need not wait for the last one
 */
export async function send(
  ask: () => Promise<Answer>,
  clock: Clock,
  signal: AbortSignal,
  tries: Try[],
): Promise<void> {
  for (const wait of [0, ...RETRY_SECONDS]) {
    if (wait > 0) await clock.sleep(wait * 1000);
    if (signal.aborted) return;
    const sent = clock.now().getTime();
    const answer = await ask();
    tries.push({ ...answer, sent, ended: clock.now().getTime() });
    if (isGood(answer)) return;
  }
}
