/** Azure's refusal of an action -> which of the roles that bootstrap assigns allows it. */
import { grants, type Holder, type Scope } from './grants';
import { type CustomRole, customRoles, type Permissions } from './roles';

/** What somebody may not do, and to what. */
export interface RefusedAction {
  readonly action: string;
  readonly scope: string;
}

/** https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#access-denied-or-permission-errors */
const AUTHORIZATION =
  /does not have (?:authorization|permission) to perform (?:the )?action(?:\(s\))? '([^']+)' (?:over scope|on the linked scope\(s\)) '([^']+)'/g;

/** The refused actions that a message of Azure or Terraform names. */
export const refusedActions = (text: string): readonly RefusedAction[] =>
  [...text.replaceAll(/\s+/g, ' ').matchAll(AUTHORIZATION)].map(([, action = '', scope = '']) => ({
    action,
    scope,
  }));

interface NeededRole {
  readonly role: string;
  readonly holder: Holder;
  readonly on: Scope;
}

/** The narrowest role of each holder that allows an action; empty if no holder may do it. */
function neededRoles(action: string): readonly NeededRole[] {
  const own: Readonly<Record<string, CustomRole>> = customRoles(false);
  const fitting = grants.flatMap(({ role, to: holder, on }) => {
    const permissions = typeof role === 'string' ? own[role] : role;
    const name = typeof role === 'string' ? `custom role "${role}"` : role.name;
    return permissions && allows(permissions, action) ? [{ role: name, holder, on }] : [];
  });
  return fitting.filter((one, i) => fitting.findIndex(({ holder }) => holder === one.holder) === i);
}

/** In an action `*` stands for anything, and case does not matter. */
const covers = (pattern: string, action: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i').test(action);

const allows = ({ actions, notActions = [], dataActions = [] }: Permissions, action: string): boolean =>
  (actions.some((one) => covers(one, action)) && !notActions.some((one) => covers(one, action))) ||
  dataActions.some((one) => covers(one, action));

const holders: Readonly<Record<Holder, string>> = {
  deployer: 'the deploying identity',
  planner: 'the planning identity',
  operators: 'the operators group',
};
const places: Readonly<Record<Scope, string>> = {
  subscriptions: 'in each subscription',
  state: 'on the container of the states',
};

/** Of Microsoft Graph, which does not say what is missing: https://learn.microsoft.com/graph/resolve-auth-errors */
const GRAPH = /Authorization_RequestDenied/;
/** Of Blob Storage: https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes */
const BLOBS = /AuthorizationPermissionMismatch/;

/** A line for each right that is missing by these words; nothing where none is. */
export function missingRights(text: string): readonly string[] {
  const actions = [...new Set(refusedActions(text).map(({ action }) => action))];
  const lines = actions.map((action) => lineOf(action, neededRoles(action)));
  if (GRAPH.test(text)) {
    lines.push(
      'Missing in Entra: Application.ReadWrite.OwnedBy for the deploying identity, Application.Read.All for the planning identity. npm run bootstrap gives them; only its owner can change an application that somebody else made.',
    );
  }
  if (BLOBS.test(text)) {
    lines.push(
      'Missing on the container of the states: Storage Blob Data Contributor for the deploying identity, Storage Blob Data Reader for the planning identity. npm run bootstrap gives them.',
    );
  }
  return lines;
}

function lineOf(action: string, needed: readonly NeededRole[]): string {
  if (needed.length === 0) {
    return `Missing: a role for ${action}. No role that npm run bootstrap gives allows it: docs/first-deployment.md#who-may-what.`;
  }
  const roles = needed.map(({ role, holder, on }) => `${role} (${holders[holder]}, ${places[on]})`);
  return `Missing for ${action}: ${roles.join(' or ')}. npm run bootstrap gives it; a new role takes some minutes to work.`;
}
