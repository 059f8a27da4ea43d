import { roleNamed, roleWithId } from '../roles';
import { inGroup, type ResourceType, under } from './resource-type';

const rolesOfSubscription = '/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions';

/** Groups, locks, identities and what they may do. */
export const accessTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_resource_group: { id: '/subscriptions/{subscription}/resourceGroups/{name}' },
  azurerm_management_lock: under('scope', 'providers/Microsoft.Authorization/locks'),
  azurerm_role_assignment: under('scope', 'providers/Microsoft.Authorization/roleAssignments', {
    principal_type: 'ServicePrincipal',
    name: '{guid}',
    role_definition_id: ({ role_definition_name: name }) =>
      `${rolesOfSubscription}/${roleNamed(name)?.id ?? '{guid}'}`,
    role_definition_name: ({ role_definition_id: id }) => roleWithId(id)?.name ?? '',
  }),
  azurerm_role_definition: {
    id: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}|{scope}',
    answers: {
      role_definition_id: '{guid}',
      role_definition_resource_id:
        '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}',
      assignable_scopes: ({ scope }) => [scope ?? null],
    },
  },
  azurerm_user_assigned_identity: inGroup('Microsoft.ManagedIdentity/userAssignedIdentities', {
    client_id: '{guid}',
    principal_id: '{guid}',
    tenant_id: '{tenant}',
  }),
  azurerm_federated_identity_credential: under('parent_id', 'federatedIdentityCredentials'),
};
