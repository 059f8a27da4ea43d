import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { Construct } from 'constructs';
import { onlyRoles } from '../topology/access/condition';
import type { Grant, Holder } from '../topology/access/grants';
import { appRoles, type CustomRoleName } from '../topology/access/roles';

export interface AccessProps {
  readonly grants: readonly Grant[];
  /** The Azure id of the scope of the roles. */
  readonly on: string;
  /** Its subscription: a role has its own id in each. */
  readonly subscriptionId: string;
  readonly principals: Readonly<Record<Holder, string>>;
  readonly roles: Readonly<Record<CustomRoleName, RoleDefinition>>;
  readonly provider: AzurermProvider | undefined;
}

/** The roles of people and workflows on one scope. */
export class Access extends Construct {
  constructor(scope: Construct, id: string, props: AccessProps) {
    super(scope, id);
    const { grants, on, subscriptionId, principals, roles, provider } = props;
    const definitions = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions`;
    for (const { id: grant, to, role, limited } of grants) {
      new RoleAssignment(this, grant, {
        scope: on,
        // As Azure reads it back, wherever the role was defined.
        roleDefinitionId: `${definitions}/${typeof role === 'string' ? roles[role].roleDefinitionId : role.id}`,
        principalId: principals[to],
        principalType: to === 'operators' ? 'Group' : 'ServicePrincipal',
        ...(to !== 'operators' && { skipServicePrincipalAadCheck: true }),
        ...(limited && {
          condition: onlyRoles(Object.values(appRoles).map((one) => one.id)),
          conditionVersion: '2.0',
        }),
        ...(provider && { provider }),
      });
    }
  }
}
