import { hazard, inChanges } from '../../hazard';
import { blocksIn, isUnknown, numberOf, UNKNOWN, type Values } from '../../plan/values';

type Mode = 'autoscaled' | 'not autoscaled' | 'manual' | 'shared, or none';

/** Undefined if nothing is known yet. A throughput of 0 counts as none, because a provider may compute 0. */
function modeOf(values: Values | undefined): Mode | undefined {
  if (isUnknown(values?.autoscale_settings)) return undefined;
  if (blocksIn(values, 'autoscale_settings').length > 0) return 'autoscaled';
  if (values?.throughput === UNKNOWN) return 'not autoscaled';
  return (numberOf(values?.throughput) ?? 0) === 0 ? 'shared, or none' : 'manual';
}

const differ = (was: Mode | undefined, is: Mode | undefined): boolean =>
  is !== undefined && was !== is && (is !== 'not autoscaled' || was === 'autoscaled');

export const throughputMode = hazard({
  id: 'THROUGHPUT-MODE',
  why: 'Whether a container has its own throughput is decided when it is created; Cosmos DB refuses a change, half-way through the apply. Between manual and autoscaled throughput you must migrate it by hand.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/set-throughput',
  remedy: 'restore the throughput; for the other kind create a new container and copy the documents',
  see: inChanges(/^azurerm_cosmosdb_sql_(container|database)$/, ({ action, before, after }) => {
    const [was, is] = [modeOf(before), modeOf(after)];
    return action === 'update' && differ(was, is)
      ? [{ wrong: 'would change its kind of throughput', found: `${was} -> ${is}` }]
      : [];
  }),
});
