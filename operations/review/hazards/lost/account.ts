import { gone } from '../gone';

export const lostAccount = gone({
  id: 'LOST-ACCOUNT',
  types: /^azurerm_cosmosdb_account$/,
  why: 'The account holds the data of every region. Deleting it deletes all replicas and all backups that can be restored in place. The new account is empty.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/restore-account-continuous-backup',
  remedy: 'do not apply; find the cause and undo it',
});
