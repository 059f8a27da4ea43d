import { type Account, isElsewhere } from '../account';
import { groupOf } from '../arm-id';
import { groupNotFound } from '../errors';
import type { Resource } from '../world';
import { nameForm } from './name-form';
import type { ResourceType } from './resource-type';

const account = '{group}/providers/Microsoft.DocumentDB/databaseAccounts/{account_name}';
const name = nameForm(1, 255, /^[^/\\#?]+$/);

/** What lies in a Cosmos DB account. Data plane scopes name the same things otherwise: `/dbs/DATABASE/colls/CONTAINER`. */
export const cosmosDataTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_cosmosdb_sql_database: {
    id: `${account}/sqlDatabases/{name}`,
    name,
    olderClient: true,
    otherForm: [/\/dbs\/([^/]+)/, '/sqlDatabases/$1'],
  },
  azurerm_cosmosdb_sql_container: {
    id: `${account}/sqlDatabases/{database_name}/containers/{name}`,
    name,
    // https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_sql_container_resource.go#L268-L302
    onlyCreated: ['conflict_resolution_policy'],
    readGuards: [accountIsFound],
    otherForm: [/\/colls\/([^/]+)/, '/containers/$1'],
  },
  azurerm_cosmosdb_sql_role_assignment: {
    id: `${account}/sqlRoleAssignments/{name}`,
    answers: { name: '{guid}' },
    olderClient: true,
  },
};

/** The container is found by its id, but not its account: https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_sql_container_resource.go#L386-L389 */
function accountIsFound(container: Resource, asking: Account): void {
  if (!isElsewhere(container.id, asking)) return;
  const [, , , , group = '', , , , cosmos = ''] = container.id.split('/');
  throw groupNotFound(
    `reading CosmosDB Account "${cosmos}" (Resource Group "${group}")`,
    groupOf(container.id),
  );
}
