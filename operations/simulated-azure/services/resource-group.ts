import { lastSegment, within } from '../arm-id';
import { groupNotFound, Refusal } from '../errors';
import { textOf } from '../value';
import type { Resource, World } from '../world';
import { nameForm } from './name-form';
import type { DataSource, ResourceType } from './resource-type';

export const resourceGroupTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_resource_group: {
    id: '/subscriptions/{subscription}/resourceGroups/{name}',
    name: nameForm(1, 90, /^[\w.()-]*[\w()-]$/),
    deleteGuards: [groupIsEmpty],
  },
};

export const resourceGroupDataSources: Readonly<Record<string, DataSource>> = {
  azurerm_resource_group: (config, { subscription }, world) => {
    const id = `/subscriptions/${subscription}/resourceGroups/${textOf(config, 'name')}`;
    const group = world.get('azurerm_resource_group', id);
    if (!group) throw groupNotFound(`retrieving ${id}`, id);
    return group.values;
  },
};

/** https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/resource/custompollers/resource_group_prevent_delete_poller.go */
function groupIsEmpty(world: World, group: Resource): void {
  const inside = world
    .all()
    .filter(({ id }) => id !== group.id && within(group.id, id))
    .map(({ id }) => `* \`${id}\``)
    .sort();
  if (inside.length === 0) return;
  throw new Refusal(
    `deleting Resource Group "${lastSegment(group.id)}": the Resource Group still contains Resources.`,
    `Terraform has detected that the following Resources still exist within the Resource Group:\n\n${inside.join('\n')}`,
  );
}
