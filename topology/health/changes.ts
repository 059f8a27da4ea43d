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

const deleted = (what: string, type: string): Change => ({
  name: `deleted-${what}`,
  operation: `${type}/delete`,
  told: `A ${what.replaceAll('-', ' ')} was deleted.`,
});

/** Written and deleted. */
const changed = (what: string, type: string): readonly Change[] => [
  {
    name: `changed-${what}`,
    operation: `${type}/write`,
    told: `A ${what.replaceAll('-', ' ')} was made or changed.`,
  },
  deleted(what, type),
];

export const changes: readonly Change[] = [
  deleted('resource-group', 'Microsoft.Resources/subscriptions/resourceGroups'),
  deleted('front-door', 'Microsoft.Cdn/profiles'),
  deleted('cosmos-account', 'Microsoft.DocumentDB/databaseAccounts'),
  deleted('registry', 'Microsoft.ContainerRegistry/registries'),
  deleted('vault', 'Microsoft.KeyVault/vaults'),
  deleted('app', 'Microsoft.Web/sites'),
  deleted('log-workspace', 'Microsoft.OperationalInsights/workspaces'),
  deleted('diagnostic-setting', 'Microsoft.Insights/diagnosticSettings'),
  deleted('dns-zone', 'Microsoft.Network/dnsZones'),
  ...changed('role-assignment', 'Microsoft.Authorization/roleAssignments'),
  ...changed('lock', 'Microsoft.Authorization/locks'),
  ...changed('network-security-group', 'Microsoft.Network/networkSecurityGroups'),
  ...changed('network-rule', 'Microsoft.Network/networkSecurityGroups/securityRules'),
];
