import { type Edit, SLOT, topologyOf } from '../support/regions-file';
import { reference, resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const systemOf = (...edits: readonly Edit[]) => synthesized(topologyOf(...edits));
const stampOf = (...edits: readonly Edit[]) => stackOf(systemOf(...edits), 'stamp-northeurope');
const slotted = stampOf(SLOT);

test.each([
  ['door', 'door-northeurope', '/northeurope/*', 'azurerm_linux_web_app.api_app'],
  [
    'staging_door',
    'door-northeurope-staging',
    '/northeurope-staging/*',
    'azurerm_linux_web_app_slot.api_staging',
  ],
])('%s leads to what it is named after', (id, name, pattern, target) => {
  const group = `azurerm_cdn_frontdoor_origin_group.${id}_origin_group`;
  expect(resourceAt(slotted, `azurerm_cdn_frontdoor_origin.${id}_origin`)).toMatchObject({
    name,
    cdn_frontdoor_origin_group_id: reference(`${group}.id`),
    enabled: true,
    host_name: reference(`${target}.default_hostname`),
    origin_host_header: reference(`${target}.default_hostname`),
  });
  expect(resourceAt(slotted, `azurerm_cdn_frontdoor_route.${id}_route`)).toMatchObject({
    name,
    patterns_to_match: [pattern],
    cdn_frontdoor_origin_path: '/',
    cdn_frontdoor_origin_group_id: reference(`${group}.id`),
    // Front Door takes no route to an empty group, and destroys no last origin of one that has a route.
    cdn_frontdoor_origin_ids: [reference(`azurerm_cdn_frontdoor_origin.${id}_origin.id`)],
  });
  expect(resourceAt(slotted, group)).not.toHaveProperty('health_probe');
});

test.each(['active', 'standby'])('a region that is %s has an open door', (state) => {
  const more: Edit = [
    'regions:\n',
    `regions:\n  uksouth: { state: ${state}, dataPriority: 2, addressSpace: 10.50.0.0/20 }\n`,
  ];
  const stack = stackOf(systemOf(more), 'stamp-uksouth');
  expect(resourceAt(stack, 'azurerm_cdn_frontdoor_origin.door_origin').enabled).toBe(true);
  expect(resourceAt(stack, 'azurerm_cdn_frontdoor_origin.origin').enabled).toBe(state === 'active');
});

test('no door is on the public name, and none is cached', () => {
  const routes = resourcesOf(slotted, 'azurerm_cdn_frontdoor_route');
  expect(routes).toHaveLength(2);
  for (const { properties } of routes) {
    expect(properties.cdn_frontdoor_endpoint_id).toBe(
      reference('data.terraform_remote_state.global.outputs.door_endpoint_id'),
    );
    expect(properties).not.toHaveProperty('cdn_frontdoor_custom_domain_ids');
    expect(properties).not.toHaveProperty('cache');
  }
});

test('the endpoint of the doors is behind the firewall of the other', () => {
  const global = stackOf(systemOf(), 'global');
  const policyOf = (id: string) => resourceAt(global, `azurerm_cdn_frontdoor_security_policy.${id}_waf`);
  expect(policyOf('door')).toMatchObject({
    security_policies: {
      firewall: {
        cdn_frontdoor_firewall_policy_id: reference('azurerm_cdn_frontdoor_firewall_policy.waf_policy.id'),
        association: {
          domain: [
            { cdn_frontdoor_domain_id: reference('azurerm_cdn_frontdoor_endpoint.front_door_door.id') },
          ],
        },
      },
    },
  });
});
