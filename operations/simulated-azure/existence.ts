import { isSubscription } from './arm-id';
import { roleWithId } from './roles';
import type { World } from './world';

/** True when an id names something: of this rehearsal, declared to be outside of it, or Azure's own. */
export const exists = (world: World, id: string): boolean =>
  isSubscription(id) || isBuiltIn(id) || world.find(armForm(id)) !== undefined;

/** Built-in roles, and the built-in data plane roles of a Cosmos account, exist without anybody creating them. */
const isBuiltIn = (id: string): boolean =>
  roleWithId(id) !== undefined || /\/sqlRoleDefinitions\/00000000-0000-0000-0000-00000000000[12]$/.test(id);

/** Data plane scopes of Cosmos name the same things otherwise, and a storage account's one blob service always exists. */
const armForm = (id: string): string =>
  id
    .replace(/\/dbs\/([^/]+)/, '/sqlDatabases/$1')
    .replace(/\/colls\/([^/]+)/, '/containers/$1')
    .replace(/\/blobServices\/default$/, '');
