/** How something is: the three states of the Well-Architected Framework's health modeling. */

/** From good to bad. https://learn.microsoft.com/azure/well-architected/design-guides/health-modeling */
export const states = ['healthy', 'degraded', 'unhealthy'] as const;
export type State = (typeof states)[number];

/** The worst of all states; healthy if there are none. */
export const worst = (all: readonly State[]): State =>
  states[Math.max(0, ...all.map((state) => states.indexOf(state)))] ?? 'healthy';

/** The values from which a signal is degraded or unhealthy. */
export interface Bounds {
  readonly degraded?: number;
  readonly unhealthy?: number;
}

/** `above`: a bound is reached; `below`: the value has fallen under it. */
export type Worse = 'above' | 'below';

export function stateOf(value: number, worse: Worse, { degraded, unhealthy }: Bounds): State {
  const beyond = (bound: number | undefined): boolean =>
    bound !== undefined && (worse === 'above' ? value >= bound : value < bound);
  return beyond(unhealthy) ? 'unhealthy' : beyond(degraded) ? 'degraded' : 'healthy';
}
