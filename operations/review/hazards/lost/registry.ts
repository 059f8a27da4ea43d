import { gone } from '../gone';

export const lostRegistry = gone({
  id: 'LOST-REGISTRY',
  types: /^azurerm_container_registry$/,
  why: 'Deleting a registry deletes its images. Running instances keep theirs, but no new instance can start: no scale out, no slot, no new stamp.',
  link: 'https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication',
  remedy: 'do not apply; find the cause and undo it',
});
