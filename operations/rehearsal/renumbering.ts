/** What was done to the account by hand before the step, according to the file. */
import type { Values, World } from '../simulated-azure';
import type { Stack } from '../terraform/manifest';
import type { RehearsalReport } from './report';

/** region -> the failover priority that its replica has by now */
export type Renumbered = ReadonlyMap<string, number>;

const ACCOUNT = 'azurerm_cosmosdb_account';

/** Like `az cosmosdb failover-priority-change`: regions that are not named get the remaining numbers in the old order. */
export function renumber(world: World, renumbered: Renumbered): void {
  if (renumbered.size === 0) return;
  for (const account of world.ofType(ACCOUNT)) {
    const places = [...(account.values.geo_location as readonly Values[])].sort(
      (a, b) => Number(a.failover_priority) - Number(b.failover_priority),
    );
    const taken = new Set(renumbered.values());
    const free = places.map((_, priority) => priority).filter((priority) => !taken.has(priority));
    const geo_location = places.map((place) => ({
      ...place,
      failover_priority: renumbered.get(String(place.location)) ?? free.shift() ?? null,
    }));
    world.put({ ...account, values: { ...account.values, geo_location } });
  }
}

/** Adds a note that the plan starts from a change made by hand. */
export function withRenumberedNote(
  report: RehearsalReport,
  stacks: readonly Stack[],
  renumbered: Renumbered,
): RehearsalReport {
  const config = stacks.find(({ name }) => name === report.stack)?.config;
  if (renumbered.size === 0 || !config?.resource?.[ACCOUNT]) return report;
  const regions = [...renumbered].map(([region, priority]) => `${region}=${priority}`).join(' ');
  const note = `The rehearsal first changed the failover priorities as renumbered says: ${regions}. On the real system, use az cosmosdb failover-priority-change.`;
  return { ...report, notes: [...report.notes, note] };
}
