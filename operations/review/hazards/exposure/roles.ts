import { lower, type Values } from '../../plan/values';

/** By name and id: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/privileged */
const PRIVILEGED: Readonly<Record<string, string>> = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'user access administrator': '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  'role based access control administrator': 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  'key vault administrator': '00482a5a-887f-4fb3-b363-3b7fe8e74483',
  'key vault data access administrator': '8b54135c-b56d-4d72-a534-26097cfdc8d8',
  'reservations administrator': 'a8889054-8d42-49c9-bc1c-52486c10e7cd',
};

/** The name of the privileged role that is assigned, if it is one. */
export function privilegedRole({
  role_definition_name: name,
  role_definition_id: id,
}: Values): string | undefined {
  return Object.keys(PRIVILEGED).find(
    (role) => role === lower(name) || lower(id).endsWith(`/${PRIVILEGED[role]}`),
  );
}

/** Active assignments, and eligible ones that can be activated: https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-configure */
export const ROLE_ASSIGNMENT = /^azurerm_(pim_(active|eligible)_)?role_assignment$/;

/** A subscription, a management group or the tenant. */
export const isWideScope = ({ scope }: Values): boolean =>
  /^\/(subscriptions\/[^/]+|providers\/microsoft\.management\/managementgroups\/[^/]+)?\/?$/.test(
    typeof scope === 'string' ? lower(scope) : 'unknown',
  );
