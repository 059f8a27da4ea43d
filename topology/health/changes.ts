/**
 * Changes that send mail, whoever made them: each is an operation in the activity log of a subscription. A deploy makes
 * some of them too; the mail is for those that nobody expects.
 * https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations
 */
interface Change {
  /** Of the alert rule, and of its construct with `_`. */
  readonly name: string;
  readonly operation: string;
  readonly told: string;
}

const deleted = (what: string, spoken: string, type: string): Change => ({
  name: `deleted-${what}`,
  operation: `${type}/delete`,
  told: `${spoken} was deleted.`,
});

/** Written and deleted. */
const changed = (what: string, spoken: string, type: string): readonly Change[] => [
  { name: `changed-${what}`, operation: `${type}/write`, told: `${spoken} was made or changed.` },
  deleted(what, spoken, type),
];

export const changes: readonly Change[] = [
  deleted('resource-group', 'A resource group', 'Microsoft.Resources/subscriptions/resourceGroups'),
  deleted('front-door', 'A Front Door profile', 'Microsoft.Cdn/profiles'),
  deleted('cosmos-account', 'A Cosmos DB account', 'Microsoft.DocumentDB/databaseAccounts'),
  deleted('registry', 'A container registry', 'Microsoft.ContainerRegistry/registries'),
  deleted('vault', 'A key vault', 'Microsoft.KeyVault/vaults'),
  deleted('app', 'An app', 'Microsoft.Web/sites'),
  deleted('log-workspace', 'A log workspace', 'Microsoft.OperationalInsights/workspaces'),
  deleted('diagnostic-setting', 'A diagnostic setting', 'Microsoft.Insights/diagnosticSettings'),
  deleted('dns-zone', 'A DNS zone', 'Microsoft.Network/dnsZones'),
  ...changed('role-assignment', 'A role assignment', 'Microsoft.Authorization/roleAssignments'),
  ...changed('lock', 'A lock', 'Microsoft.Authorization/locks'),
  ...changed('network-security-group', 'A network security group', 'Microsoft.Network/networkSecurityGroups'),
  ...changed('network-rule', 'A network rule', 'Microsoft.Network/networkSecurityGroups/securityRules'),
];
