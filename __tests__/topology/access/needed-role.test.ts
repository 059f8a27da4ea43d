import { missingRights } from '../../../topology/access/needed-role';

const told = (action: string) =>
  `creating X: unexpected status 403 (403 Forbidden) with error: AuthorizationFailed: The client 'a' with object id 'b'
does not have authorization to perform action '${action}' over scope '/subscriptions/S' or the scope is invalid.`;

test.each([
  ['Microsoft.Authorization/locks/write', 'Locks Contributor (the deploying identity, in each subscription)'],
  [
    'Microsoft.Authorization/roleAssignments/delete',
    'Role Based Access Control Administrator (the deploying identity, in each subscription)',
  ],
  [
    'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write',
    'custom role "deployer" (the deploying identity, in each subscription)',
  ],
  [
    'microsoft.web/sites/slots/config/list/action',
    'custom role "deployer" (the deploying identity, in each subscription) or custom role "planner" (the planning identity, in each subscription)',
  ],
  [
    'Microsoft.Web/sites/stop/action',
    'custom role "deployer" (the deploying identity, in each subscription) or custom role "operator" (the operators group, in each subscription)',
  ],
  [
    'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write',
    'Storage Blob Data Contributor (the deploying identity, on the container of the states) or Storage Blob Data Contributor (the operators group, on the container of the states)',
  ],
])('%s', (action, roles) => {
  expect(missingRights(told(action))).toEqual([
    `Missing for ${action}: ${roles}. npm run bootstrap gives it; a new role takes some minutes to work.`,
  ]);
});

test('what nobody here may do', () => {
  expect(missingRights(told('Microsoft.ContainerRegistry/registries/delete'))).toEqual([
    'Missing: a role for Microsoft.ContainerRegistry/registries/delete. No role that npm run bootstrap gives allows it: docs/first-deployment.md#who-may-what.',
  ]);
});

test('twice the same is told once, and what is no matter of rights is not told', () => {
  const text = told('Microsoft.Authorization/locks/write');
  expect(missingRights(`${text}\n${text}`)).toHaveLength(1);
  expect(missingRights('unexpected status 409 (409 Conflict)')).toEqual([]);
});

test.each([
  ['Authorization_RequestDenied: Insufficient privileges', 'Missing in Entra: Application.ReadWrite.OwnedBy'],
  ['RESPONSE 403: AuthorizationPermissionMismatch', 'Missing on the container of the states:'],
])('%s', (text, line) => {
  expect(missingRights(text)).toEqual([expect.stringContaining(line)]);
});
