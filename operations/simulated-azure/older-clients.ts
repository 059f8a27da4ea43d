import type { Account } from './answers';
import { nameOf, within } from './arm-id';
import { azureError } from './errors';
import type { Resource } from './world';

/**
 * Clients of Azure's older SDK ask in the subscription that the provider is configured with, whatever the id says; all
 * others follow the id.
 * https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cdn/client/client.go#L43-L85
 * https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/client/client.go#L69-L111
 */
const asked = new Set([
  'azurerm_cdn_frontdoor_custom_domain',
  'azurerm_cdn_frontdoor_custom_domain_association',
  'azurerm_cdn_frontdoor_endpoint',
  'azurerm_cdn_frontdoor_origin',
  'azurerm_cdn_frontdoor_origin_group',
  'azurerm_cdn_frontdoor_route',
  'azurerm_cosmosdb_sql_database',
  'azurerm_cosmosdb_sql_role_assignment',
]);

type Named = Pick<Resource, 'type' | 'id'>;

/** True where the provider would not find the resource although it exists. */
export const overlooked = (resource: Named, account: Account): boolean =>
  asked.has(resource.type) && isElsewhere(resource, account);

/** The container is found by its id, but not its account: https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_sql_container_resource.go#L386-L389 */
export function requireAccountOfContainer(container: Named, account: Account): void {
  if (container.type !== 'azurerm_cosmosdb_sql_container' || !isElsewhere(container, account)) return;
  const [, , , , group = '', , , , cosmos = ''] = container.id.split('/');
  throw groupNotFound(`reading CosmosDB Account "${cosmos}" (Resource Group "${group}")`, container);
}

export function requireGroupWhereAsked(resource: Named, account: Account): void {
  if (overlooked(resource, account)) throw groupNotFound(`creating ${resource.id}`, resource);
}

const isElsewhere = ({ id }: Named, { subscription }: Account): boolean =>
  !within(`/subscriptions/${subscription}`, id);

const groupNotFound = (doing: string, { id }: Named) =>
  azureError(
    doing,
    404,
    'ResourceGroupNotFound',
    `Resource group '${nameOf(id.split('/providers/')[0] ?? '')}' could not be found.`,
  );
