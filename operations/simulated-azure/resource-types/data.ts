import { blocks, text } from '../value';
import { cosmosAnswers } from './cosmos';
import { globally, inGroup, type ResourceType } from './resource-type';

/** What keeps data: Cosmos DB, registries, storage accounts, key vaults. */
export const dataTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_cosmosdb_account: globally(inGroup('Microsoft.DocumentDB/databaseAccounts', cosmosAnswers)),
  azurerm_cosmosdb_sql_database: {
    id: '{group}/providers/Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlDatabases/{name}',
  },
  azurerm_cosmosdb_sql_container: {
    id: '{group}/providers/Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlDatabases/{database_name}/containers/{name}',
    // https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_sql_container_resource.go#L268-L302
    onlyCreated: ['conflict_resolution_policy'],
  },
  azurerm_cosmosdb_sql_role_assignment: {
    id: '{group}/providers/Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlRoleAssignments/{name}',
    answers: { name: '{guid}' },
  },
  azurerm_container_registry: {
    ...globally(
      inGroup('Microsoft.ContainerRegistry/registries', {
        login_server: '{name}.azurecr.io',
        admin_username: '',
        admin_password: '',
        data_endpoint_host_names: [],
      }),
    ),
    // A list in another order is a change in every plan: https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/containers/container_registry_resource.go#L925-L928
    readBack: (registry) => ({
      ...registry,
      georeplications: [...blocks(registry.georeplications)].sort((a, b) =>
        text(a, 'location') < text(b, 'location') ? -1 : 1,
      ),
    }),
  },
  azurerm_key_vault: globally(
    inGroup('Microsoft.KeyVault/vaults', {
      vault_uri: 'https://{name}.vault.azure.net/',
      rbac_authorization_enabled: false,
    }),
  ),
  azurerm_storage_account: globally(
    inGroup('Microsoft.Storage/storageAccounts', {
      access_tier: 'Hot',
      primary_location: '{location}',
      primary_access_key: '{key}',
      secondary_access_key: '{key}',
      primary_blob_endpoint: 'https://{name}.blob.core.windows.net/',
      primary_blob_host: '{name}.blob.core.windows.net',
      primary_file_endpoint: 'https://{name}.file.core.windows.net/',
      primary_queue_endpoint: 'https://{name}.queue.core.windows.net/',
      primary_table_endpoint: 'https://{name}.table.core.windows.net/',
      primary_web_endpoint: 'https://{name}.z1.web.core.windows.net/',
    }),
  ),
  azurerm_storage_container: {
    id: '{storage_account_id}/blobServices/default/containers/{name}',
    answers: { resource_manager_id: '{id}', default_encryption_scope: '$account-encryption-key' },
  },
};
