import { CosmosdbSqlContainer } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-container';
import type { CosmosdbSqlDatabase } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-database';
import type { Construct } from 'constructs';
import type { Topology } from '../topology/topology';

export interface CosmosContainerProps {
  readonly name: string;
  readonly settings: Topology['cosmos']['containers'][string];
  readonly resourceGroupName: string;
  readonly accountName: string;
  readonly database: CosmosdbSqlDatabase;
  readonly databaseName: string;
  /** Its own request units a second; by default it shares those of the database. */
  readonly maxThroughput?: number;
  /** Of an existing container that is taken over. */
  readonly adoptId?: string;
}

/**
 * Settings of an adopted container that only a new one could change. To turn manual throughput into autoscale, outside
 * of Terraform: `az cosmosdb sql container throughput migrate`.
 */
const fixed = [
  'analytical_storage_ttl',
  'autoscale_settings',
  'conflict_resolution_policy',
  'partition_key_version',
  'unique_key',
];

export function cosmosContainer(
  scope: Construct,
  id: string,
  props: CosmosContainerProps,
): CosmosdbSqlContainer {
  const { name, settings, database, maxThroughput, adoptId } = props;
  const container = new CosmosdbSqlContainer(scope, id, {
    name,
    resourceGroupName: props.resourceGroupName,
    accountName: props.accountName,
    databaseName: database.name,
    partitionKeyPaths: [settings.partitionKey],
    partitionKeyVersion: 2,
    ...(settings.timeToLive !== 'off' && { defaultTtl: settings.timeToLive }),
    ...(maxThroughput && { autoscaleSettings: { maxThroughput } }),
    conflictResolutionPolicy: conflictResolution(props),
    lifecycle: { preventDestroy: true, ...(adoptId && { ignoreChanges: fixed }) },
  });
  if (adoptId) container.importFrom(adoptId);
  return container;
}

function conflictResolution({
  name,
  settings: { conflictResolution: policy },
  databaseName,
}: CosmosContainerProps) {
  return policy.mode === 'lastWriterWins'
    ? { mode: 'LastWriterWins', conflictResolutionPath: policy.path }
    : {
        mode: 'Custom',
        conflictResolutionProcedure: `dbs/${databaseName}/colls/${name}/sprocs/${policy.procedure}`,
      };
}
