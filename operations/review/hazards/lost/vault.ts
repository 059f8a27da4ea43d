import { gone } from '../gone';

export const lostVault = gone({
  id: 'LOST-VAULT',
  types: /^azurerm_key_vault$/,
  why: 'The secrets that people put into a vault are in no file. A deleted vault can be recovered for 90 days, then never.',
  link: 'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview',
  remedy: 'restore the vault; if its region is retired on purpose, save its secrets and accept this hazard',
});
