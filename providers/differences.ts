/** What a later version made of an attribute that the bindings know. */
export type Became =
  | { readonly name: string; readonly how: 'renamed' | 'negated' | 'id instead of name' }
  | { readonly how: 'gone' };

export interface Difference {
  /** The first version with this change. */
  readonly since: string;
  readonly type: string;
  /** `georeplications.regional_endpoint_enabled` */
  readonly path: string;
  readonly became: Became;
}

const difference = (since: string, type: string, path: string, became: Became): Difference => ({
  since,
  type,
  path,
  became,
});
const renamed = (name: string): Became => ({ name, how: 'renamed' });
const negated = (name: string): Became => ({ name, how: 'negated' });
const idInstead = (name: string): Became => ({ name, how: 'id instead of name' });
const gone: Became = { how: 'gone' };

const link = 'azurerm_private_dns_zone_virtual_network_link';
const rule = 'azurerm_cdn_frontdoor_rule';
const header = 'actions.response_header_action';

/**
 * The bindings speak azurerm 4.55.0 and azuread 3.7.0; between azuread 3.7.0 and 3.9.0 nothing differs.
 * https://github.com/hashicorp/terraform-provider-azurerm/blob/v5.2.0/website/docs/guides/5.0-upgrade-guide.html.markdown
 */
export const differences: readonly Difference[] = [
  // 4.81 accepts both names, and warns about the older one.
  difference('4.81.0', 'azurerm_application_insights', 'disable_ip_masking', negated('ip_masking_enabled')),
  difference(
    '4.81.0',
    'azurerm_application_insights',
    'local_authentication_disabled',
    negated('local_authentication_enabled'),
  ),
  difference(
    '4.81.0',
    'azurerm_cosmosdb_account',
    'local_authentication_disabled',
    negated('local_authentication_enabled'),
  ),
  // Only in ignore_changes of an adopted account; key_vault_key_id, ignored beside it, holds the same key.
  difference('4.81.0', 'azurerm_cosmosdb_account', 'managed_hsm_key_id', gone),
  difference(
    '5.0.0',
    'azurerm_container_registry',
    'georeplications.regional_endpoint_enabled',
    renamed('global_endpoint_routing_enabled'),
  ),
  difference('5.0.0', rule, `${header}.header_action`, renamed('operator')),
  difference('5.0.0', rule, `${header}.value`, renamed('header_value')),
  // After the rows for its attributes, which use the block's old name.
  difference('5.0.0', rule, header, renamed('modify_response_header')),
  difference('5.0.0', link, 'private_dns_zone_name', idInstead('private_dns_zone_id')),
  difference('5.0.0', link, 'resource_group_name', gone),
];
