import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import type { RegionFacts } from '../topology/catalogue';

export interface StateAccountProps {
  /** Of the section `state` of regions.yaml, by which every stack finds it. */
  readonly names: {
    readonly resourceGroup: string;
    readonly storageAccount: string;
    readonly container: string;
  };
  readonly location: string;
  readonly facts: Pick<RegionFacts, 'zones' | 'pairedRegion'>;
  /** Of the subscription that it lies in. */
  readonly provider: AzurermProvider | undefined;
}

/** Days that a state or a container can be brought back. */
const KEPT_DAYS = 90;

/** Where Terraform keeps what it knows: older versions and deleted states can be brought back, and no key opens it. */
export class StateAccount extends Construct {
  /** Of the container, in Azure Resource Manager. */
  readonly containerId: string;

  constructor(scope: Construct, id: string, { names, location, facts, provider }: StateAccountProps) {
    super(scope, id);
    const there = provider && { provider };
    const lifecycle = { preventDestroy: true };
    const group = new ResourceGroup(this, 'group', {
      name: names.resourceGroup,
      location,
      lifecycle,
      ...there,
    });
    const account = new StorageAccount(this, 'account', {
      name: names.storageAccount,
      resourceGroupName: group.name,
      location,
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: replicationIn(facts),
      sharedAccessKeyEnabled: false,
      defaultToOauthAuthentication: true,
      localUserEnabled: false,
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      // Workflows run on GitHub's machines and people at home: a role lets them in, no address does.
      publicNetworkAccessEnabled: true,
      httpsTrafficOnlyEnabled: true,
      minTlsVersion: 'TLS1_2',
      infrastructureEncryptionEnabled: true,
      // Keys are off; were somebody to turn them on, a signature of more than a day would be refused.
      sasPolicy: { expirationPeriod: '01.00:00:00', expirationAction: 'Block' },
      blobProperties: {
        versioningEnabled: true,
        changeFeedEnabled: true,
        deleteRetentionPolicy: { days: KEPT_DAYS },
        containerDeleteRetentionPolicy: { days: KEPT_DAYS },
      },
      // Set once: an account that was imported without it would be replaced.
      lifecycle: { ...lifecycle, ignoreChanges: ['infrastructure_encryption_enabled'] },
      ...there,
    });
    const container = new StorageContainer(this, 'container', {
      name: names.container,
      storageAccountId: account.id,
      containerAccessType: 'private',
      lifecycle,
      ...there,
    });
    new ManagementLock(this, 'lock', {
      name: 'keep-state',
      scope: account.id,
      lockLevel: 'CanNotDelete',
      notes: 'Without the states Terraform knows of nothing, and would create all of it a second time.',
      lifecycle,
      ...there,
    });
    this.containerId = `${account.id}/blobServices/default/containers/${container.name}`;
  }
}

/**
 * In several zones, and in the paired region, as far as the region has them; RA: read from there while it is down.
 * https://learn.microsoft.com/azure/storage/common/storage-redundancy
 */
export function replicationIn({ zones, pairedRegion }: StateAccountProps['facts']): string {
  if (zones > 1) return pairedRegion ? 'RAGZRS' : 'ZRS';
  return pairedRegion ? 'RAGRS' : 'LRS';
}
