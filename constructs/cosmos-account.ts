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

/** What an adopted account keeps, as only a new one could have it otherwise; its identity reads its encryption key. */
const fixed = [
  'analytical_storage_enabled',
  'default_identity_type',
  'free_tier_enabled',
  'identity',
  'key_vault_key_id',
  'managed_hsm_key_id',
  'restore',
];

/** The shared state of all stamps: written in every region, reached by identity through private endpoints only. */
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
      // Without effect while all regions are written; it is the answer if writes are ever brought to one.
      automaticFailoverEnabled: true,
      // Sorted, so that the order of regions.yaml does not show.
      geoLocation: [...props.regions]
        .sort((a, b) => a.dataPriority - b.dataPriority)
        .map(({ name, dataPriority, zoneRedundant }) => ({
          location: name,
          failoverPriority: dataPriority,
          // Fixed when a region is added, so the adopted account's own may lack it.
          zoneRedundant: zoneRedundant && !(name === props.home.name && adopt.acceptNoZones),
        })),
      localAuthenticationDisabled: !legacyAccess,
      accessKeyMetadataWritesEnabled: false,
      publicNetworkAccessEnabled: legacyAccess,
      // Without a rule for it the first private endpoint would shut the legacy app out; this one lets Azure's in.
      // https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall#allow-requests-from-global-azure-datacenters-or-other-sources-within-azure
      ...(legacyAccess && { ipRangeFilter: ['0.0.0.0'] }),
      networkAclBypassForAzureServices: false,
      minimalTlsVersion: 'Tls12',
      // With writes in every region a restore brings back what the hub region had confirmed.
      // https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction
      backup: { type: 'Continuous', tier: 'Continuous30Days' },
      lifecycle: { preventDestroy: true, ...(adopted && { ignoreChanges: fixed }) },
    });
    if (adopt.cosmosAccountId) this.account.importFrom(adopt.cosmosAccountId);

    // A database that was made without throughput of its own can never get it; then each container brings its own.
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
