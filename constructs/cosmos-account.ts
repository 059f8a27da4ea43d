import { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account';
import { CosmosdbSqlContainer } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-container';
import { CosmosdbSqlDatabase } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-database';
import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Construct } from 'constructs';
import { armId } from '../topology/arm-id';
import type { Region, Topology } from '../topology/topology';

export interface CosmosAccountProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly home: Region;
  /** One replica each. */
  readonly regions: readonly Region[];
  readonly settings: Topology['cosmos'];
  readonly adopt: Topology['adopt'];
}

type Container = Topology['cosmos']['containers'][string];

/** The shared state of all stamps: written in every region, reached by identity through private endpoints only. */
export class CosmosAccount extends Construct {
  readonly account: CosmosdbAccount;
  readonly database: CosmosdbSqlDatabase;

  constructor(scope: Construct, id: string, props: CosmosAccountProps) {
    super(scope, id);
    const { settings, adopt } = props;
    const adopted = adopt.cosmosAccountId ? armId(adopt.cosmosAccountId) : undefined;
    const place = {
      resourceGroupName: adopted?.resourceGroup ?? props.resourceGroupName,
      lifecycle: { preventDestroy: true },
    };

    this.account = new CosmosdbAccount(this, 'account', {
      ...place,
      name: adopted?.name ?? props.name,
      location: props.home.name,
      kind: 'GlobalDocumentDB',
      offerType: 'Standard',
      consistencyPolicy: { consistencyLevel: 'Session' },
      multipleWriteLocationsEnabled: true,
      // Without effect while all regions are written; it is the answer if writes are ever brought to one.
      automaticFailoverEnabled: true,
      // Sorted, so that the order of regions.yaml does not show.
      geoLocation: [...props.regions]
        .sort((a, b) => a.dataPriority - b.dataPriority)
        .map(({ name, dataPriority, zoneRedundant }) => ({
          location: name,
          failoverPriority: dataPriority,
          zoneRedundant,
        })),
      localAuthenticationDisabled: true,
      accessKeyMetadataWritesEnabled: false,
      publicNetworkAccessEnabled: false,
      networkAclBypassForAzureServices: false,
      minimalTlsVersion: 'Tls12',
      // With writes in every region a restore brings back what the hub region had confirmed.
      // https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction
      backup: { type: 'Continuous', tier: 'Continuous30Days' },
    });
    if (adopt.cosmosAccountId) this.account.importFrom(adopt.cosmosAccountId);

    this.database = new CosmosdbSqlDatabase(this, 'database', {
      ...place,
      name: settings.database,
      accountName: this.account.name,
      autoscaleSettings: { maxThroughput: settings.maxThroughput },
    });
    if (adopt.cosmosContainers) {
      this.database.importFrom(`${adopt.cosmosAccountId}/sqlDatabases/${settings.database}`);
    }

    const containers = Object.entries(settings.containers).map(([name, container]) => {
      const resource = new CosmosdbSqlContainer(this, `container-${name}`, {
        ...place,
        name,
        accountName: this.account.name,
        databaseName: this.database.name,
        partitionKeyPaths: [container.partitionKey],
        partitionKeyVersion: 2,
        ...timeToLive(container),
        conflictResolutionPolicy: conflictResolution(container, settings.database, name),
      });
      if (adopt.cosmosContainers?.includes(name)) {
        resource.importFrom(`${adopt.cosmosAccountId}/sqlDatabases/${settings.database}/containers/${name}`);
      }
      return resource;
    });

    // On the database, not on the account: a lock there would hold a retired stamp's role assignment too.
    // https://learn.microsoft.com/azure/cosmos-db/resource-locks
    new ManagementLock(this, 'lock', {
      name: 'keep-data',
      scope: this.database.id,
      lockLevel: 'CanNotDelete',
      notes: 'The shared state of every region.',
      dependsOn: containers,
    });
  }
}

const timeToLive = ({ timeToLive }: Container) => (timeToLive === 'off' ? {} : { defaultTtl: timeToLive });

function conflictResolution({ conflictResolution: policy }: Container, database: string, container: string) {
  return policy.mode === 'lastWriterWins'
    ? { mode: 'LastWriterWins', conflictResolutionPath: policy.path }
    : {
        mode: 'Custom',
        conflictResolutionProcedure: `dbs/${database}/colls/${container}/sprocs/${policy.procedure}`,
      };
}
