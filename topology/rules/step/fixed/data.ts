import { type Fixed, fixedRule, top } from './fixed-rule';

export const fixedData = fixedRule(
  'FIXED-DATA',
  'A database or container with another name or partition key is a new one: Terraform destroys the old one with its documents. Conflict resolution is set when a container is created: the provider plans a change of it, but never sends it. Whether a container shares the throughput of its database is also set then. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_sql_container_resource.go#L268-L312 https://learn.microsoft.com/azure/cosmos-db/set-throughput',
  (step) => {
    const { base, next } = step;
    // An adopted database has no throughput to share: there each container has its own in any case.
    const shares = !base.adopt.cosmosContainers && !next.adopt.cosmosContainers;
    return [
      top(
        step,
        ['cosmos', 'database'],
        ({ cosmos }) => cosmos.database,
        'destroy the database with its data',
      ),
      ...Object.entries(base.cosmos.containers).flatMap(([name, before]) => {
        const after = next.cosmos.containers[name];
        const path = ['cosmos', 'containers', name];
        const destroy = `destroy the container ${name} with its documents`;
        const fix = `add ${name} again, as it was`;
        if (!after) return [{ path, before: 'there', after: undefined, would: destroy, fix }];
        const fixed = (key: 'partitionKey' | 'conflictResolution', would: string): Fixed => ({
          path: [...path, key],
          before: before[key],
          after: after[key],
          would,
        });
        return [
          fixed('partitionKey', destroy),
          fixed('conflictResolution', 'plan this change each time and never make it'),
          ...(shares && (before.maxThroughput === undefined) !== (after.maxThroughput === undefined)
            ? [
                {
                  path: [...path, 'maxThroughput'],
                  before: before.maxThroughput ?? 'shared',
                  after: after.maxThroughput,
                  would: 'plan an update in place, which Cosmos DB refuses half-way',
                  fix: 'write it as it was; to change it, make a new container and copy the documents: https://learn.microsoft.com/azure/cosmos-db/container-copy',
                },
              ]
            : []),
        ];
      }),
    ];
  },
);
