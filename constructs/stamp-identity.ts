import { CosmosdbSqlRoleAssignment } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-role-assignment';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Fn, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { appRoles, type BuiltInRole } from '../topology/access/roles';

export interface StampIdentityProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  /** For the subscription of the global resources, which may differ from the stamp's. */
  readonly globalProvider: AzurermProvider;
  readonly registryId: string;
  readonly cosmos: {
    readonly accountId: string;
    readonly accountName: string;
    readonly resourceGroupName: string;
    readonly databaseName: string;
  };
  readonly keyVaultId: string;
  readonly applicationInsightsId: string;
}

/** Fixed by Cosmos DB: https://learn.microsoft.com/azure/cosmos-db/nosql/reference-data-plane-security */
const COSMOS_DATA_CONTRIBUTOR = '00000000-0000-0000-0000-000000000002';

/** The identity of the app, with the few roles that it needs. */
export class StampIdentity extends Construct {
  readonly identity: UserAssignedIdentity;
  /** The app must not start before these are in place. */
  readonly grants: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: StampIdentityProps) {
    super(scope, id);
    const { name, resourceGroupName, location, cosmos } = props;
    this.identity = new UserAssignedIdentity(this, 'identity', { name, resourceGroupName, location });

    const grant = (grantId: string, role: BuiltInRole, target: string, provider?: AzurermProvider) =>
      new RoleAssignment(this, grantId, {
        scope: target,
        roleDefinitionName: role.name,
        principalId: this.identity.principalId,
        // The identity is new: Entra may not know it everywhere yet.
        principalType: 'ServicePrincipal',
        skipServicePrincipalAadCheck: true,
        ...(provider && { provider }),
      });

    this.grants = [
      grant('acr_pull', appRoles.acrPull, props.registryId, props.globalProvider),
      grant('key_vault_secrets_user', appRoles.keyVaultSecretsUser, props.keyVaultId),
      grant('metrics_publisher', appRoles.metricsPublisher, props.applicationInsightsId),
      new CosmosdbSqlRoleAssignment(this, 'cosmos_data_contributor', {
        // The name depends only on its purpose, so that a re-created assignment has the same id.
        name: Fn.uuidv5('url', `${cosmos.accountId}/${name}`),
        resourceGroupName: cosmos.resourceGroupName,
        accountName: cosmos.accountName,
        scope: `${cosmos.accountId}/dbs/${cosmos.databaseName}`,
        roleDefinitionId: `${cosmos.accountId}/sqlRoleDefinitions/${COSMOS_DATA_CONTRIBUTOR}`,
        principalId: this.identity.principalId,
        provider: props.globalProvider,
      }),
    ];
  }
}
