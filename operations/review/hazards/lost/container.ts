import { gone } from '../gone';

export const lostContainer = gone({
  id: 'LOST-CONTAINER',
  types: /^azurerm_cosmosdb_sql_container$/,
  why: 'Deleting a container deletes its documents, in every region at once. Changing the partition key, a unique key or the name makes another container.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/container-copy',
  remedy: 'restore the container; for another shape add a new one and copy the documents',
});
