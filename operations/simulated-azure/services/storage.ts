import { nameForm } from './name-form';
import { azurermSource, inGroup, type Replacement, type ResourceType } from './resource-type';

const ZONES = ['ZRS', 'GZRS', 'RAGZRS'];

const replacements: readonly Replacement[] = [
  {
    name: 'an account is in zones or not for life',
    source: `${azurermSource}/storage/storage_account_resource.go#L1188-L1202`,
    path: ['account_replication_type'],
    when: ({ account_replication_type: before }, { account_replication_type: after }) =>
      ZONES.includes(String(before)) !== ZONES.includes(String(after)),
  },
];

export const storageTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_storage_account: inGroup('Microsoft.Storage/storageAccounts', {
    name: nameForm(3, 24, /^[a-z0-9]+$/),
    globalName: true,
    takenBy: ['storage_account_id'],
    answers: {
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
    },
    replacements,
    // Its one blob service always exists.
    otherForm: [/\/blobServices\/default$/, ''],
  }),
  azurerm_storage_container: {
    id: '{storage_account_id}/blobServices/default/containers/{name}',
    name: nameForm(3, 63, /^\$root$|^\$web$|^[a-z0-9](-?[a-z0-9])*$/),
    answers: { resource_manager_id: '{id}', default_encryption_scope: '$account-encryption-key' },
  },
};
