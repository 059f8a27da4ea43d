import { guidOf } from '../identifiers';
import { textOf } from '../value';
import type { DataSource } from './resource-type';

const clientId = guidOf('client of the rehearsal');
const objectId = guidOf('object of the rehearsal');

/** The caller, and its subscription and tenant. */
export const subscriptionDataSources: Readonly<Record<string, DataSource>> = {
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
    const subscription = textOf(config, 'subscription_id') || account.subscription;
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
};
