import { type Account, isElsewhere } from '../account';
import { groupOf } from '../arm-id';
import { groupNotFound } from '../errors';
import { blocks, type Values } from '../value';
import type { Resource } from '../world';
import { nameForm } from './name-form';
import { azurermSource, type ProviderCheck, type ResourceType } from './resource-type';

const account = '{group}/providers/Microsoft.DocumentDB/databaseAccounts/{account_name}';
const name = nameForm(1, 255, /^[^/\\#?]+$/);

const throughputIsChosenOnce: ProviderCheck = {
  name: 'whether a container has throughput of its own is chosen when it is created',
  stage: 'apply',
  source: `${azurermSource}/cosmos/cosmosdb_sql_container_resource.go#L307-L312`,
  check: (after, before) => {
    const isOwn = ({ autoscale_settings, throughput }: Values) =>
      blocks(autoscale_settings).length > 0 || Number(throughput ?? 0) > 0;
    if (!before || isOwn(after) === isOwn(before)) return [];
    return [
      `setting Throughput for Cosmos SQL Container "${after.name}" (Account: "${after.account_name}", Database: "${after.database_name}"): unexpected status 400 (400 Bad Request) - If the collection has not been created with an initial throughput, you cannot configure it later`,
    ];
  },
};

/** What is in a Cosmos DB account. Data plane scopes have other names for the same: `/dbs/DATABASE/colls/CONTAINER`. */
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
    checks: [throughputIsChosenOnce],
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
