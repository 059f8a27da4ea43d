import { gone } from '../gone';

export const lostLock = gone({
  id: 'LOST-LOCK',
  types: /^azurerm_management_lock$/,
  why: 'A lock keeps data and logs from being deleted, whoever tries. Without it nothing does.',
  link: 'https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources',
  remedy: 'keep the lock; where what it guards is given up for good, accept it',
});
