import { type Grant, grants, type Holder } from './grants';
import { type BuiltInRole, builtInRoles, type CustomRole, customRoles, type Permissions } from './roles';

/** What holds an action, and whose it should be. */
export interface NeededRole {
  readonly role: string;
  readonly holder: Holder;
  readonly on: Grant['on'];
}

/** In an action `*` stands for anything, and case for nothing. */
const covers = (pattern: string, action: string): boolean =>
  new RegExp(`^${pattern.replaceAll(/[.+?^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'i').test(action);

const allows = ({ actions, notActions = [], dataActions = [] }: Permissions, action: string): boolean =>
  (actions.some((one) => covers(one, action)) && !notActions.some((one) => covers(one, action))) ||
  dataActions.some((one) => covers(one, action));

/**
 * The narrowest of the roles that bootstrap gives for an action, the deploying identity's first; none where nobody
 * here may do it.
 */
export function neededRole(action: string): NeededRole | undefined {
  const own: Readonly<Record<string, CustomRole>> = customRoles(false);
  for (const { role, to, on } of grants) {
    const permissions = typeof role === 'string' ? own[role] : role;
    if (permissions && allows(permissions, action)) return { role: nameOf(role), holder: to, on };
  }
  return undefined;
}

const nameOf = (role: BuiltInRole | string): string =>
  typeof role === 'string' ? `the custom role "${role}"` : role.name;

export const stateRole = builtInRoles.blobDataContributor.name;
