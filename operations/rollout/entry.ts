import { enabledAfter, enabledBefore, type StackPlan } from '../review';

/**
 * What a plan of a stamp does to its origin:
 * - `none`: it serves as before, or does not
 * - `known`: a stamp that is there begins to serve, so that its door can be looked at first
 * - `new`: its origin would be made and serve at once
 */
export type Entry = 'none' | 'known' | 'new';

export function entryOf(plan: StackPlan): Entry {
  const served = enabledBefore(plan);
  const fresh = enabledAfter(plan).filter((address) => !served.includes(address));
  if (fresh.length === 0) return 'none';
  return fresh.every((address) => plan.before.some((held) => held.address === address)) ? 'known' : 'new';
}
