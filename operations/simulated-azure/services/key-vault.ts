import { nameForm } from './name-form';
import { inGroup, type ResourceType } from './resource-type';

export const keyVaultTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_key_vault: inGroup('Microsoft.KeyVault/vaults', {
    name: nameForm(3, 24, /^[a-zA-Z](-?[a-zA-Z0-9])*$/),
    globalName: true,
    answers: { vault_uri: 'https://{name}.vault.azure.net/', rbac_authorization_enabled: false },
  }),
};
