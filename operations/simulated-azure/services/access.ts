import { Refusal } from '../errors';
import { textOf } from '../value';
import type { Resource, World } from '../world';
import { roleNamed, roleWithId } from './built-in-roles';
import { nameForm } from './name-form';
import { inGroup, type ResourceType, under } from './resource-type';

const rolesOfSubscription = '/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions';

/** Locks, identities and what they may do. */
export const accessTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_management_lock: under('scope', 'providers/Microsoft.Authorization/locks'),
  azurerm_role_assignment: under('scope', 'providers/Microsoft.Authorization/roleAssignments', {
    answers: {
      principal_type: 'ServicePrincipal',
      name: '{guid}',
      role_definition_id: ({ role_definition_name: name }) =>
        `${rolesOfSubscription}/${roleNamed(name)?.id ?? '{guid}'}`,
      role_definition_name: ({ role_definition_id: id }) => roleWithId(id)?.name ?? '',
    },
    writeGuards: [roleExists],
  }),
  azurerm_role_definition: {
    id: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}|{scope}',
    answers: {
      role_definition_id: '{guid}',
      role_definition_resource_id:
        '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}',
      assignable_scopes: ({ scope }) => [scope ?? null],
    },
    builtIn: (id) => roleWithId(id) !== undefined,
  },
  azurerm_user_assigned_identity: inGroup('Microsoft.ManagedIdentity/userAssignedIdentities', {
    name: nameForm(3, 128, /^[a-zA-Z0-9][\w-]*$/),
    takenBy: ['identity_ids', 'key_vault_reference_identity_id', 'parent_id'],
    answers: { client_id: '{guid}', principal_id: '{guid}', tenant_id: '{tenant}' },
  }),
  azurerm_federated_identity_credential: under('parent_id', 'federatedIdentityCredentials'),
};

/** https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/authorization/role_assignment_resource.go#L187-L189 */
function roleExists(world: World, { values }: Resource): void {
  const name = textOf(values, 'role_definition_name');
  const custom = world.ofType('azurerm_role_definition').some((role) => role.values.name === name);
  if (name !== '' && !roleNamed(name) && !custom) {
    throw new Refusal(`listing role definitions: could not find role \`${name}\``);
  }
}
