import { hazard, inChanges } from '../../hazard';
import { blocksIn, isNothing, type Values } from '../../plan/values';

type Mode = 'autoscaled' | 'manual' | 'shared, or none';

function modeOf(values: Values | undefined): Mode {
  if (blocksIn(values, 'autoscale_settings').length > 0) return 'autoscaled';
  return isNothing(values?.throughput) ? 'shared, or none' : 'manual';
}

export const throughputMode = hazard({
  id: 'THROUGHPUT-MODE',
  why: 'Whether a container has throughput of its own is chosen when it is created; Cosmos DB refuses the change half-way through the apply. Between manual and autoscaled it must be migrated by hand.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/set-throughput',
  remedy: 'write the throughput as it was; for the other kind make a new container and copy the documents',
  see: inChanges(/^azurerm_cosmosdb_sql_(container|database)$/, ({ action, before, after }) => {
    const [was, is] = [modeOf(before), modeOf(after)];
    return action === 'update' && was !== is
      ? [{ wrong: 'would get another kind of throughput', found: `${was} -> ${is}` }]
      : [];
  }),
});
