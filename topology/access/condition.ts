/**
 * Lets whoever may assign roles assign these alone, to nobody but apps, and take these alone away: one clause for each
 * action, which the other does not bind. Cosmos DB's own role assignments are none of Azure's, and not bound.
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
