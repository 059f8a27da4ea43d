import { lastSegment, within } from '../arm-id';
import { azureError, Refusal } from '../errors';
import { isList, textOf } from '../value';
import { type Resource, sameId, type World } from '../world';
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
    writeGuards: [roleExists, roleCanBeGiven],
  }),
  azurerm_role_definition: {
    id: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}|{scope}',
    answers: {
      role_definition_id: '{guid}',
      role_definition_resource_id:
        '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}',
      assignable_scopes: ({ scope }) => [scope ?? null],
    },
    known: (id, world) => roleWithId(id) !== undefined || customRole(world, id) !== undefined,
    writeGuards: [roleNameIsFree],
    deleteGuards: [roleIsUnused],
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

/** A custom role, under the id that it has in any subscription in which it can be assigned. */
const customRole = (world: World, id: string): Resource | undefined =>
  /\/roleDefinitions\//i.test(id)
    ? world
        .ofType('azurerm_role_definition')
        .find(({ values }) => sameId(textOf(values, 'role_definition_id'), lastSegment(id)))
    : undefined;

/** https://learn.microsoft.com/azure/role-based-access-control/role-definitions#assignablescopes */
function roleCanBeGiven(world: World, { id, values }: Resource): void {
  const role = customRole(world, textOf(values, 'role_definition_id'));
  const scopes = role?.values.assignable_scopes;
  if (!isList(scopes) || scopes.some((scope) => within(String(scope), textOf(values, 'scope')))) return;
  throw azureError(
    `creating ${id}`,
    400,
    'InvalidRoleDefinitionScope',
    `The role definition '${textOf(values, 'role_definition_id')}' cannot be assigned at '${textOf(values, 'scope')}', which is not one of its assignable scopes.`,
  );
}

/** In a tenant: https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#custom-roles */
function roleNameIsFree(world: World, { id, values }: Resource): void {
  const taken = world
    .ofType('azurerm_role_definition')
    .some((other) => other.values.name === values.name && !sameId(other.id, id));
  if (taken) {
    throw azureError(
      `creating ${id}`,
      409,
      'RoleDefinitionWithSameNameExists',
      `A custom role with the same name already exists in this directory: ${values.name}. Use a different name.`,
    );
  }
}

/** https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#custom-roles */
function roleIsUnused(world: World, { id, values }: Resource): void {
  const used = world
    .ofType('azurerm_role_assignment')
    .some((one) =>
      sameId(lastSegment(textOf(one.values, 'role_definition_id')), textOf(values, 'role_definition_id')),
    );
  if (used) {
    throw azureError(
      `deleting ${id}`,
      400,
      'RoleDefinitionHasAssignments',
      'There are existing role assignments referencing role (code: RoleDefinitionHasAssignments).',
    );
  }
}
