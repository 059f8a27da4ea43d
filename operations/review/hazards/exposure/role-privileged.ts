import { hazard, inChanges } from '../../hazard';
import type { PlannedChange } from '../../plan/plan';
import { blocksIn, isSame, textOf, type Value } from '../../plan/values';
import { privilegedRole, ROLE_ASSIGNMENT } from './roles';

export const rolePrivileged = hazard({
  id: 'ROLE-PRIVILEGED',
  why: 'Owners, contributors and those who assign roles can undo every other protection. The apps need none of these roles: they read secrets, pull images and write documents.',
  link: 'https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged',
  remedy: 'assign the narrowest role that does the work',
  see: inChanges(
    /^(azurerm_((pim_(active|eligible)_)?role_assignment|role_definition|key_vault)|azuread_directory_role_assignment)$/,
    (change) => {
      const was = isMoved(change) ? [] : privilegesIn(change.type, change.before);
      return privilegesIn(change.type, change.after)
        .filter((found) => !was.includes(found))
        .map((found) => ({ wrong: 'would assign a privileged role', found }));
    },
  ),
});

/** The same role for somebody else, or on something else. */
const isMoved = ({ before, after }: PlannedChange): boolean =>
  ['principal_id', 'principal_object_id', 'scope'].some((key) => !isSame(before?.[key], after?.[key]));

function privilegesIn(type: string, values: PlannedChange['after']): readonly string[] {
  if (!values) return [];
  if (type === 'azuread_directory_role_assignment') return [textOf(values.role_id)];
  if (ROLE_ASSIGNMENT.test(type)) return [privilegedRole(values) ?? []].flat();
  // Whoever may change such a vault can give themselves access to its secrets.
  // https://learn.microsoft.com/azure/key-vault/general/rbac-access-policy
  if (type === 'azurerm_key_vault') {
    return values.rbac_authorization_enabled === false ? ['access policies instead of roles'] : [];
  }
  const permissions = blocksIn(values, 'permissions');
  return [
    ...permissions.flatMap(({ actions }) => [actions].flat().filter(assignsRoles)),
    ...permissions.flatMap(({ data_actions: actions }) =>
      [actions].flat().filter((action) => action === '*'),
    ),
  ].map(String);
}

/** In an action `*` stands for anything: https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions */
const assignsRoles = (action: Value): boolean =>
  typeof action === 'string' &&
  new RegExp(`^${action.replace(/[^\w/*]/g, '\\$&').replaceAll('*', '.*')}$`, 'i').test(
    'microsoft.authorization/roleassignments/write',
  );
