import { expectProperties } from '../support/properties';
import { topologyOf } from '../support/regions-file';
import {
  globalOutput,
  reference,
  resourceAt,
  resourcesOf,
  stackOf,
  synthesized,
} from '../support/synthesize';

const stack = stackOf(synthesized(topologyOf()), 'dns-migration');
const domain = 'azurerm_cdn_frontdoor_custom_domain.host_domain';
const firewall = 'azurerm_cdn_frontdoor_security_policy.host_waf';

describe('custom domain', () => {
  expectProperties(resourceAt(stack, domain), {
    host_name: 'api.shop.example',
    cdn_frontdoor_profile_id: globalOutput('front_door_profile_id'),
    dns_zone_id: reference('azurerm_dns_zone.zone_zone.id'),
    tls: { certificate_type: 'ManagedCertificate' },
    'lifecycle.prevent_destroy': true,
  });
});

test('the domain stands behind the firewall, on every path', () => {
  expect(resourceAt(stack, firewall).security_policies).toEqual({
    firewall: {
      cdn_frontdoor_firewall_policy_id: globalOutput('waf_policy_id'),
      association: {
        domain: [{ cdn_frontdoor_domain_id: reference(`${domain}.id`) }],
        patterns_to_match: ['/*'],
      },
    },
  });
});

describe.each(resourcesOf(stack, 'azurerm_cdn_frontdoor_route'))('$address', ({ properties }) => {
  expectProperties(properties, {
    cdn_frontdoor_endpoint_id: globalOutput('front_door_endpoint_id'),
    cdn_frontdoor_origin_group_id: globalOutput('origin_group_id'),
    // Only orders Terraform's work: the home region's origin never goes.
    cdn_frontdoor_origin_ids: [`${globalOutput('origin_group_id')}/origins/northeurope`],
    cdn_frontdoor_custom_domain_ids: [reference(`${domain}.id`)],
    link_to_default_domain: false,
    supported_protocols: ['Http', 'Https'],
    https_redirect_enabled: true,
    forwarding_protocol: 'HttpsOnly',
    enabled: true,
    depends_on: [firewall],
  });
});

test('the API is not cached', () => {
  const route = resourceAt(stack, 'azurerm_cdn_frontdoor_route.host_route-api');
  expect(route.patterns_to_match).toEqual(['/*']);
  expect(route).not.toHaveProperty('cache');
});

describe('cached paths', () => {
  expectProperties(resourceAt(stack, 'azurerm_cdn_frontdoor_route.host_route-cached'), {
    patterns_to_match: ['/catalog/*'],
    'cache.query_string_caching_behavior': 'UseQueryString',
    'cache.compression_enabled': true,
    'cache.content_types_to_compress': ['application/json', 'application/xml', 'text/csv', 'text/plain'],
  });

  test('no route for them where there are none', () => {
    const without = stackOf(synthesized(topologyOf(['  cachedPaths: [/catalog/*]\n', ''])), 'dns-migration');
    expect(resourcesOf(without, 'azurerm_cdn_frontdoor_route').map(({ address }) => address)).toEqual([
      'azurerm_cdn_frontdoor_route.host_route-api',
    ]);
  });
});

test('every route answers for the domain', () => {
  const association = 'azurerm_cdn_frontdoor_custom_domain_association.host_association';
  expect(resourceAt(stack, association)).toMatchObject({
    cdn_frontdoor_custom_domain_id: reference(`${domain}.id`),
    cdn_frontdoor_route_ids: resourcesOf(stack, 'azurerm_cdn_frontdoor_route').map(({ address }) =>
      reference(`${address}.id`),
    ),
  });
});
