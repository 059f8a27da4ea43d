import { type Account, isElsewhere } from './account';
import { groupOf } from './arm-id';
import { groupNotFound } from './errors';
import { resourceTypes } from './services';
import type { Resource } from './world';

type Named = Pick<Resource, 'type' | 'id'>;

/**
 * True if the provider would not find the resource although it exists. Clients of Azure's older SDK look in the
 * subscription of the provider block, whatever the id says; all others follow the id. Newer versions have fewer such
 * clients, but all are kept here, because a stack must work with every version.
 * https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cdn/client/client.go#L43-L85
 * https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/client/client.go#L69-L111
 */
export const overlooked = ({ type, id }: Named, account: Account): boolean =>
  resourceTypes[type]?.olderClient === true && isElsewhere(id, account);

export function requireGroupWhereAsked(resource: Named, account: Account): void {
  if (overlooked(resource, account)) throw groupNotFound(`creating ${resource.id}`, groupOf(resource.id));
}
