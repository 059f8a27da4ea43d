import { hazard, inChanges } from '../../hazard';
import type { PlannedChange } from '../../plan/plan';
import { blocksIn, textOf } from '../../plan/values';
import { privilegedRole } from './roles';

export const rolePrivileged = hazard({
  id: 'ROLE-PRIVILEGED',
  why: 'Who owns, contributes or assigns roles can undo every other protection. The apps need none of that: they read secrets, pull images and write documents.',
  link: 'https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged',
  remedy: 'assign the narrowest role that does the work',
  see: inChanges(/^(azurerm_role_(assignment|definition)|azuread_directory_role_assignment)$/, (change) => {
    const found = privilegeIn(change.type, change.after);
    return found && found !== privilegeIn(change.type, change.before)
      ? [{ wrong: 'would give a privileged role', found }]
      : [];
  }),
});

function privilegeIn(type: string, values: PlannedChange['after']): string | undefined {
  if (!values) return undefined;
  if (type === 'azuread_directory_role_assignment') return textOf(values.role_id);
  if (type === 'azurerm_role_assignment') return privilegedRole(values);
  const actions = blocksIn(values, 'permissions').flatMap((permission) => [permission.actions].flat());
  return actions.find((action) =>
    /^(\*|microsoft\.authorization\/(\*|roleassignments\/(\*|write)))$/i.test(String(action)),
  ) as string | undefined;
}
