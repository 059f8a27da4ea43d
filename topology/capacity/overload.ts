/** How long a region that takes over is overloaded. All times in seconds after the failure. */
import type { Capacity } from '../instances';
import type { Detection } from './detection';
import { carriedBy, type Survivor } from './failures';
import { type Batch, scaleOut } from './reaction';

export interface Reaction {
  readonly batches: readonly Batch[];
  readonly overload: { readonly from: number; readonly to: number } | undefined;
}

/** `overload.to` is infinite if the maximum of instances, or Cosmos DB, cannot carry the load. */
export function reaction(survivor: Survivor, { from, to }: Detection, capacity: Capacity): Reaction {
  const { before, after, running, carries, throughput, region } = survivor;
  const { requestsPerSecondPerInstance } = capacity;
  const limits = { max: region.instances.max, requestsPerSecondPerInstance };
  const batches = scaleOut(running, Math.min(after, throughput), limits).map(({ second, ...batch }) => ({
    second: second + to,
    ...batch,
  }));
  const enough = (carried: number) => after <= carried * (1 + 1e-9);
  if (enough(carries)) return { batches, overload: undefined };
  // At once if even the load before was too high.
  const start = carries > before ? from + ((carries - before) / (after - before)) * (to - from) : from;
  const relief = batches.find((batch) => enough(carriedBy(batch.running, throughput, capacity)));
  return { batches, overload: { from: start, to: relief?.second ?? Number.POSITIVE_INFINITY } };
}
