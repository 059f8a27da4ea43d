import { gone } from '../gone';

export const lostContainer = gone({
  id: 'LOST-CONTAINER',
  types: /^azurerm_cosmosdb_sql_container$/,
  why: 'A container goes with its documents, in every region at once. Another partition key, unique key or name is another container.',
  link: 'https://learn.microsoft.com/azure/cosmos-db/container-copy',
  remedy: 'restore the container; for another shape add a new one and copy the documents',
});
