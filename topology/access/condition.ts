/**
 * A condition: whoever may assign roles may assign and remove only these, and only for apps. Each action needs its own
 * clause. It does not cover Cosmos DB's own role assignments, which are not Azure's.
 * https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-examples
 * @param roleIds of built-in or custom roles
 */
export function onlyRoles(roleIds: readonly string[]): string {
  const assignments = 'Microsoft.Authorization/roleAssignments';
  const among = `ForAnyOfAnyValues:GuidEquals {${roleIds.join(', ')}}`;
  const clause = (action: string, ...must: readonly string[]) =>
    `((!(ActionMatches{'${assignments}/${action}'})) OR (${must.join(' AND ')}))`;
  return [
    clause(
      'write',
      `@Request[${assignments}:RoleDefinitionId] ${among}`,
      `@Request[${assignments}:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'}`,
    ),
    clause('delete', `@Resource[${assignments}:RoleDefinitionId] ${among}`),
  ].join(' AND ');
}
