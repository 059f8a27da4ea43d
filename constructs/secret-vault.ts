import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import type { Construct } from 'constructs';

export interface SecretVaultProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tenantId: string;
}

/** The stamp's secrets: reached only by role and private endpoint. Their values never pass through Terraform. */
export function secretVault(scope: Construct, id: string, props: SecretVaultProps): KeyVault {
  return new KeyVault(scope, id, {
    ...props,
    skuName: 'standard',
    rbacAuthorizationEnabled: true,
    purgeProtectionEnabled: true,
    softDeleteRetentionDays: 90,
    publicNetworkAccessEnabled: false,
    networkAcls: { defaultAction: 'Deny', bypass: 'None' },
  });
}
