import { inGroup, type ResourceType, under } from './resource-type';

/** Front Door. */
export const frontDoorTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_cdn_frontdoor_profile: inGroup('Microsoft.Cdn/profiles', { resource_guid: '{guid}' }),
  azurerm_cdn_frontdoor_endpoint: under('cdn_frontdoor_profile_id', 'afdEndpoints', {
    host_name: '{name}-{token}.z01.azurefd.net',
  }),
  azurerm_cdn_frontdoor_origin_group: under('cdn_frontdoor_profile_id', 'originGroups'),
  azurerm_cdn_frontdoor_origin: under('cdn_frontdoor_origin_group_id', 'origins'),
  azurerm_cdn_frontdoor_route: under('cdn_frontdoor_endpoint_id', 'routes'),
  azurerm_cdn_frontdoor_rule_set: under('cdn_frontdoor_profile_id', 'ruleSets'),
  azurerm_cdn_frontdoor_rule: under('cdn_frontdoor_rule_set_id', 'rules', {
    cdn_frontdoor_rule_set_name: ({ cdn_frontdoor_rule_set_id: id }) => String(id).split('/').at(-1) ?? '',
  }),
  azurerm_cdn_frontdoor_firewall_policy: inGroup(
    'Microsoft.Network/frontDoorWebApplicationFirewallPolicies',
    {
      frontend_endpoint_ids: [],
      captcha_cookie_expiration_in_minutes: 30,
      js_challenge_cookie_expiration_in_minutes: 30,
    },
  ),
  azurerm_cdn_frontdoor_security_policy: under('cdn_frontdoor_profile_id', 'securityPolicies', {
    'security_policies.firewall.association.domain.active': true,
  }),
  azurerm_cdn_frontdoor_custom_domain: under('cdn_frontdoor_profile_id', 'customDomains', {
    validation_token: '_{token}',
    expiration_date: '2030-01-08T00:00:00Z',
    'tls.cdn_frontdoor_secret_id': '',
  }),
  azurerm_cdn_frontdoor_custom_domain_association: {
    id: '{cdn_frontdoor_custom_domain_id:parent}/associations/{cdn_frontdoor_custom_domain_id:name}',
  },
};
