import { enabledAfter, enabledBefore, type StackPlan } from '../review';

/**
 * What the plan of a stamp does to its origin:
 * - `none`: nothing changes: it serves as before, or does not serve
 * - `known`: an existing stamp begins to serve, so its door can be checked first
 * - `new`: its origin would be created and serve at once
 */
export type Entry = 'none' | 'known' | 'new';

export function entryOf(plan: StackPlan): Entry {
  const served = enabledBefore(plan);
  const fresh = enabledAfter(plan).filter((address) => !served.includes(address));
  if (fresh.length === 0) return 'none';
  return fresh.every((address) => plan.before.some((held) => held.address === address)) ? 'known' : 'new';
}
