import type { Account } from './answers';
import { azureError } from './errors';
import { guidOf } from './identifiers';
import { text, type Values } from './value';
import type { World } from './world';

type Read = (config: Values, account: Account, world: World) => Values;

const clientId = guidOf('client of the rehearsal');
const objectId = guidOf('object of the rehearsal');

export const dataSources: Readonly<Record<string, Read>> = {
  azurerm_client_config: (_, { subscription, tenant }) => ({
    id: Buffer.from(`clientConfigs/clientId=${clientId};objectId=${objectId}`).toString('base64'),
    client_id: clientId,
    object_id: objectId,
    subscription_id: subscription,
    tenant_id: tenant,
  }),
  azuread_client_config: (_, { tenant }) => ({
    id: `${tenant}-${clientId}-${objectId}`,
    client_id: clientId,
    object_id: objectId,
    tenant_id: tenant,
  }),
  azurerm_subscription: (config, account) => {
    const subscription = text(config, 'subscription_id') || account.subscription;
    return {
      id: `/subscriptions/${subscription}`,
      subscription_id: subscription,
      tenant_id: account.tenant,
      display_name: 'Rehearsal',
      state: 'Enabled',
      location_placement_id: 'Public_2014-09-01',
      quota_id: 'PayAsYouGo_2014-09-01',
      spending_limit: 'Off',
      tags: {},
    };
  },
  azurerm_resource_group: (config, { subscription }, world) => {
    const id = `/subscriptions/${subscription}/resourceGroups/${text(config, 'name')}`;
    const group = world.get('azurerm_resource_group', id);
    if (!group) {
      throw azureError(
        `retrieving ${id}`,
        404,
        'ResourceGroupNotFound',
        `Resource group '${text(config, 'name')}' could not be found.`,
      );
    }
    return group.values;
  },
};
