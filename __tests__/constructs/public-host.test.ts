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
const hsts = 'azurerm_cdn_frontdoor_rule.host_headers_hsts';

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

test.each(resourcesOf(stack, 'azurerm_cdn_frontdoor_route'))(
  '$address: no moment without the firewall; its origin never goes',
  ({ properties }) => {
    expect(properties).toMatchObject({
      depends_on: [firewall, hsts],
      cdn_frontdoor_rule_set_ids: [reference('azurerm_cdn_frontdoor_rule_set.host_headers.id')],
      cdn_frontdoor_origin_ids: [`${globalOutput('origin_group_id')}/origins/northeurope`],
    });
  },
);

test('browsers come back by https: a year, this name only', () => {
  expect(resourceAt(stack, hsts)).toMatchObject({
    cdn_frontdoor_rule_set_id: reference('azurerm_cdn_frontdoor_rule_set.host_headers.id'),
    actions: {
      response_header_action: [
        {
          header_action: 'Overwrite',
          header_name: 'Strict-Transport-Security',
          value: 'max-age=31536000',
        },
      ],
    },
  });
});

test('the API is not cached', () => {
  const route = resourceAt(stack, 'azurerm_cdn_frontdoor_route.host_route_api');
  expect(route.patterns_to_match).toEqual(['/*']);
  expect(route).not.toHaveProperty('cache');
});

test('no route for cached paths where there are none', () => {
  const without = stackOf(synthesized(topologyOf(['  cachedPaths: [/catalog/*]\n', ''])), 'dns-migration');
  expect(resourcesOf(without, 'azurerm_cdn_frontdoor_route').map(({ address }) => address)).toEqual([
    'azurerm_cdn_frontdoor_route.host_route_api',
  ]);
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
