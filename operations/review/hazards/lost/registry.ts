import { gone } from '../gone';

export const lostRegistry = gone({
  id: 'LOST-REGISTRY',
  types: /^azurerm_container_registry$/,
  why: 'A registry goes with its images. Running instances keep theirs, but whoever starts from then on finds none: no scale out, no swap, no new stamp.',
  link: 'https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication',
  remedy: 'do not apply; find the cause and undo it',
});
