import { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account';
import { CosmosdbSqlDatabase } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-database';
import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Construct } from 'constructs';
import { armId } from '../topology/arm-id';
import type { Region, Topology } from '../topology/topology';
import { cosmosContainer } from './cosmos-container';

export interface CosmosAccountProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly home: Region;
  /** One replica each. */
  readonly regions: readonly Region[];
  readonly settings: Topology['cosmos'];
  readonly adopt: Topology['adopt'];
}

/** Settings of an adopted account that only a new account could change; its identity reads its encryption key. */
const fixed = [
  'analytical_storage_enabled',
  'default_identity_type',
  'free_tier_enabled',
  'identity',
  'key_vault_key_id',
  'managed_hsm_key_id',
  'restore',
];

/** The shared data of all stamps: written in every region, reached only with an identity through private endpoints. */
export class CosmosAccount extends Construct {
  readonly account: CosmosdbAccount;
  readonly database: CosmosdbSqlDatabase;

  constructor(scope: Construct, id: string, props: CosmosAccountProps) {
    super(scope, id);
    const { settings, adopt, resourceGroupName } = props;
    const adopted = adopt.cosmosAccountId ? armId(adopt.cosmosAccountId) : undefined;
    const legacyAccess = adopted !== undefined && adopt.acceptLegacyAccess !== undefined;
    this.account = new CosmosdbAccount(this, 'account', {
      resourceGroupName,
      name: adopted?.name ?? props.name,
      location: props.home.name,
      kind: 'GlobalDocumentDB',
      offerType: 'Standard',
      consistencyPolicy: { consistencyLevel: 'Session' },
      multipleWriteLocationsEnabled: true,
      // No effect while every region accepts writes; needed if writes are ever limited to one.
      automaticFailoverEnabled: true,
      // Sorted, so that the order of regions.yaml does not matter.
      geoLocation: [...props.regions]
        .sort((a, b) => a.dataPriority - b.dataPriority)
        .map(({ name, dataPriority, zoneRedundant }) => ({
          location: name,
          failoverPriority: dataPriority,
          // Set when a region is added; the home region of an adopted account may lack zones.
          zoneRedundant: zoneRedundant && !(name === props.home.name && adopt.acceptNoZones),
        })),
      localAuthenticationDisabled: !legacyAccess,
      accessKeyMetadataWritesEnabled: false,
      publicNetworkAccessEnabled: legacyAccess,
      // Without a rule the first private endpoint would shut the legacy app out; this one admits Azure's datacenters.
      // https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall#allow-requests-from-global-azure-datacenters-or-other-sources-within-azure
      ...(legacyAccess && { ipRangeFilter: ['0.0.0.0'] }),
      networkAclBypassForAzureServices: false,
      minimalTlsVersion: 'Tls12',
      // With writes in every region, a restore contains what the hub region had confirmed.
      // https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction
      backup: { type: 'Continuous', tier: 'Continuous30Days' },
      lifecycle: { preventDestroy: true, ...(adopted && { ignoreChanges: fixed }) },
    });
    if (adopt.cosmosAccountId) this.account.importFrom(adopt.cosmosAccountId);

    // A database created without throughput can never get any; then each container has its own.
    const { maxThroughput } = settings;
    const adoptedDatabase =
      adopt.cosmosContainers && `${adopt.cosmosAccountId}/sqlDatabases/${settings.database}`;
    this.database = new CosmosdbSqlDatabase(this, 'database', {
      resourceGroupName,
      name: settings.database,
      accountName: this.account.name,
      ...(!adoptedDatabase && { autoscaleSettings: { maxThroughput } }),
      lifecycle: { preventDestroy: true, ...(adoptedDatabase && { ignoreChanges: ['autoscale_settings'] }) },
    });
    if (adoptedDatabase) this.database.importFrom(adoptedDatabase);

    const containers = Object.entries(settings.containers).map(([name, container]) => {
      const adoptId = adopt.cosmosContainers?.includes(name) && `${adoptedDatabase}/containers/${name}`;
      const ownThroughput = container.maxThroughput ?? (adoptedDatabase ? maxThroughput : undefined);
      return cosmosContainer(this, `container_${name}`, {
        name,
        settings: container,
        resourceGroupName,
        accountName: this.account.name,
        database: this.database,
        databaseName: settings.database,
        ...(adoptId ? { adoptId } : ownThroughput && { maxThroughput: ownThroughput }),
      });
    });

    // On the database, not the account: a lock there would also keep the role assignment of a retired stamp.
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
