import { gone } from '../gone';

export const lostDatabase = gone({
  id: 'LOST-DATABASE',
  types: /^azurerm_cosmosdb_sql_database$/,
  why: 'Deleting a database deletes its containers and their documents, in every region at once.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction',
  remedy: 'do not apply; restore the database',
});
