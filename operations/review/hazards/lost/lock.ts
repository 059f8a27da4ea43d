import { gone } from '../gone';

export const lostLock = gone({
  id: 'LOST-LOCK',
  types: /^azurerm_management_lock$/,
  why: 'A lock keeps data and logs from being deleted, whoever tries. Without it nothing does.',
  link: 'https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources',
  remedy: 'keep the lock; if what it protects is really to be deleted, accept this hazard',
});
