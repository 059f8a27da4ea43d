import { within } from './arm-id';
import { azureError } from './errors';
import { textOf } from './value';
import type { Resource, World } from './world';

/**
 * A lock protects everything below its scope, including role assignments, and whatever contains its scope
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources). It does not protect itself.
 */
export function lockOn(world: World, resource: Pick<Resource, 'type' | 'id'>): void {
  if (resource.type === 'azurerm_management_lock') return;
  const scopes = world
    .ofType('azurerm_management_lock')
    .map(({ values }) => textOf(values, 'scope'))
    .filter((scope) => within(scope, resource.id) || within(resource.id, scope));
  if (scopes.length > 0) {
    throw azureError(
      `deleting ${resource.id}`,
      409,
      'ScopeLocked',
      `The scope '${resource.id}' cannot perform delete operation because following scope(s) are locked: '${scopes.join("', '")}'. Please remove the lock and try again.`,
    );
  }
}
