import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import type { RegionFacts } from '../topology/catalogue';

export interface StateAccountProps {
  /** From the section `state` of regions.yaml, where every stack finds them. */
  readonly names: {
    readonly resourceGroup: string;
    readonly storageAccount: string;
    readonly container: string;
  };
  readonly location: string;
  readonly facts: Pick<RegionFacts, 'zones' | 'pairedRegion'>;
  /** Of its subscription. */
  readonly provider: AzurermProvider | undefined;
}

/** Days that a deleted or overwritten state can be restored. */
const KEPT_DAYS = 90;

/** The account of the Terraform states: old versions and deleted states can be restored, and no key opens it. */
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
      // Workflows run on GitHub's machines, and people work from home: access depends on a role, not on an address.
      publicNetworkAccessEnabled: true,
      httpsTrafficOnlyEnabled: true,
      minTlsVersion: 'TLS1_2',
      infrastructureEncryptionEnabled: true,
      // Keys are off; if somebody turns them on, a signature valid for more than a day is refused.
      sasPolicy: { expirationPeriod: '01.00:00:00', expirationAction: 'Block' },
      blobProperties: {
        versioningEnabled: true,
        changeFeedEnabled: true,
        deleteRetentionPolicy: { days: KEPT_DAYS },
        containerDeleteRetentionPolicy: { days: KEPT_DAYS },
      },
      // Set only at creation: an account imported without it would be replaced.
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
 * In several zones and in the paired region, if the region has them. RA: readable from there while it is down.
 * https://learn.microsoft.com/azure/storage/common/storage-redundancy
 */
export function replicationIn({ zones, pairedRegion }: StateAccountProps['facts']): string {
  if (zones > 1) return pairedRegion ? 'RAGZRS' : 'ZRS';
  return pairedRegion ? 'RAGRS' : 'LRS';
}
