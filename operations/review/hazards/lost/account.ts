import { gone } from '../gone';

export const lostAccount = gone({
  id: 'LOST-ACCOUNT',
  types: /^azurerm_cosmosdb_account$/,
  why: 'The account is the data of every region. It is deleted with all replicas and all backups of it that can be restored in place; the new one is empty.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/restore-account-continuous-backup',
  remedy: 'do not apply; find the cause and undo it',
});
