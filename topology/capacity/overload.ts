/** How long a region that takes over is asked for more than it sustains. All times in seconds after the failure. */
import type { Capacity } from '../instances';
import type { Detection } from './detection';
import type { Survivor } from './failures';
import { type Batch, scaleOut } from './reaction';

export interface Reaction {
  readonly batches: readonly Batch[];
  readonly overload: { readonly from: number; readonly to: number } | undefined;
}

/** `overload.to` is infinite where even the maximum of instances does not sustain the load. */
export function reaction(survivor: Survivor, { from, to }: Detection, capacity: Capacity): Reaction {
  const { before, after, running, region } = survivor;
  const { requestsPerSecondPerInstance } = capacity;
  const limits = { max: region.instances.max, requestsPerSecondPerInstance };
  const batches = scaleOut(running, after, limits).map(({ second, ...batch }) => ({
    second: second + to,
    ...batch,
  }));
  if (running >= survivor.needed) return { batches, overload: undefined };
  const sustained = running * requestsPerSecondPerInstance;
  // At once where even the load before was too much, also if it stays the same.
  const start = sustained > before ? from + ((sustained - before) / (after - before)) * (to - from) : from;
  const relief = batches.find((batch) => batch.running >= survivor.needed);
  return { batches, overload: { from: start, to: relief?.second ?? Number.POSITIVE_INFINITY } };
}
