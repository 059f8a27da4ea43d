import { blocks, elements } from '../value';
import { type Rule, services } from './rule';

export const frontDoorRules: readonly Rule[] = [
  {
    name: 'a route that redirects takes both protocols',
    type: 'azurerm_cdn_frontdoor_route',
    stage: 'apply',
    source: `${services}/cdn/cdn_frontdoor_route_resource.go#L237-L244`,
    check: ({ https_redirect_enabled, supported_protocols }) =>
      https_redirect_enabled === true &&
      !['Http', 'Https'].every((protocol) => elements(supported_protocols).includes(protocol))
        ? [
            "'https_redirect_enabled' and 'supported_protocols' conflict. The 'https_redirect_enabled' field cannot be set to 'true' unless the 'supported_protocols' field contains both 'Http' and 'Https'",
          ]
        : [],
  },
  {
    name: 'a route off the default domain has a custom domain',
    type: 'azurerm_cdn_frontdoor_route',
    stage: 'apply',
    source: `${services}/cdn/cdn_frontdoor_route_resource.go#L251-L252`,
    check: ({ name, link_to_default_domain, cdn_frontdoor_custom_domain_ids }) =>
      link_to_default_domain === false && elements(cdn_frontdoor_custom_domain_ids).length === 0
        ? [
            `it is invalid to disable the 'LinkToDefaultDomain' for the CDN Front Door Route(Name: ${name}) since the route does not have any CDN Front Door Custom Domains associated with it`,
          ]
        : [],
  },
  {
    name: 'a profile is not downgraded',
    type: 'azurerm_cdn_frontdoor_profile',
    stage: 'plan',
    source: `${services}/cdn/cdn_frontdoor_profile_resource.go#L99-L112`,
    check: ({ sku_name }, before) =>
      before?.sku_name === 'Premium_AzureFrontDoor' && sku_name === 'Standard_AzureFrontDoor'
        ? [
            'downgrading `sku_name` from `Premium_AzureFrontDoor` to `Standard_AzureFrontDoor` is not supported',
          ]
        : [],
  },
  {
    name: 'managed rules need the Premium SKU',
    type: 'azurerm_cdn_frontdoor_firewall_policy',
    stage: 'plan',
    source: `${services}/cdn/cdn_frontdoor_firewall_policy_resource.go#L531-L577`,
    check: ({ managed_rule, sku_name }) =>
      blocks(managed_rule).length > 0 && sku_name === 'Standard_AzureFrontDoor'
        ? [
            '\'managed_rule\' code block is only supported with the "Premium_AzureFrontDoor" sku, got "Standard_AzureFrontDoor"',
          ]
        : [],
  },
];
