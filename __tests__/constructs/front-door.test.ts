import { expectProperties } from '../support/properties';
import { topologyOf } from '../support/regions-file';
import { reference, resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const global = stackOf(synthesized(topologyOf()), 'global');
const profile = 'azurerm_cdn_frontdoor_profile.front-door_profile';

describe('profile', () => {
  expectProperties(resourceAt(global, profile), {
    sku_name: 'Premium_AzureFrontDoor',
    response_timeout_seconds: 30,
    'lifecycle.prevent_destroy': true,
  });
});

describe('endpoint', () => {
  expectProperties(resourceAt(global, 'azurerm_cdn_frontdoor_endpoint.front-door_endpoint'), {
    cdn_frontdoor_profile_id: reference(`${profile}.id`),
    enabled: true,
    'lifecycle.prevent_destroy': true,
  });
});

const originGroup = 'azurerm_cdn_frontdoor_origin_group.front-door_origin-group';

describe('origin group', () => {
  expectProperties(resourceAt(global, originGroup), {
    cdn_frontdoor_profile_id: reference(`${profile}.id`),
    session_affinity_enabled: false,
    health_probe: { protocol: 'Https', request_type: 'HEAD', path: '/health', interval_in_seconds: 10 },
    load_balancing: {
      sample_size: 4,
      successful_samples_required: 3,
      additional_latency_in_milliseconds: 50,
    },
    'lifecycle.prevent_destroy': true,
  });

  test('probes and routes as the file says', () => {
    const topology = topologyOf([
      'cosmos:\n',
      'frontDoor: { probe: { intervalSeconds: 10, sampleSize: 6, successfulSamplesRequired: 5 }, latencyBandMilliseconds: 0 }\ncosmos:\n',
    ]);
    expect(resourceAt(stackOf(synthesized(topology), 'global'), originGroup)).toMatchObject({
      health_probe: { interval_in_seconds: 10 },
      load_balancing: {
        sample_size: 6,
        successful_samples_required: 5,
        additional_latency_in_milliseconds: 0,
      },
    });
  });
});

const policy = 'azurerm_cdn_frontdoor_firewall_policy.waf_policy';

describe('firewall policy', () => {
  expectProperties(resourceAt(global, policy), {
    sku_name: 'Premium_AzureFrontDoor', // as the profile, or Azure refuses the binding
    mode: 'Prevention',
    enabled: true,
    request_body_check_enabled: true,
    custom_block_response_status_code: 403,
    managed_rule: [
      { type: 'Microsoft_DefaultRuleSet', version: '2.1', action: 'Block' },
      { type: 'Microsoft_BotManagerRuleSet', version: '1.1', action: 'Block' },
    ],
    log_scrubbing: {
      scrubbing_rule: [
        { match_variable: 'RequestHeaderNames', operator: 'Equals', selector: 'Authorization' },
        { match_variable: 'RequestCookieNames', operator: 'EqualsAny' },
      ],
    },
    custom_rule: [
      {
        name: 'RateLimitPerClient',
        type: 'RateLimitRule',
        action: 'Block',
        enabled: true,
        priority: 100,
        rate_limit_duration_in_minutes: 1,
        rate_limit_threshold: 1000,
        match_condition: [
          { match_variable: 'SocketAddr', operator: 'IPMatch', match_values: ['0.0.0.0/0', '::/0'] },
        ],
      },
    ],
    'lifecycle.prevent_destroy': true,
  });

  test('limits as the file says', () => {
    const topology = topologyOf(['cosmos:\n', 'frontDoor: { rateLimitPerMinute: 250 }\ncosmos:\n']);
    expect(resourceAt(stackOf(synthesized(topology), 'global'), policy)).toHaveProperty(
      'custom_rule.0.rate_limit_threshold',
      250,
    );
  });
});

test('the endpoint stands behind the firewall, on every path', () => {
  const [binding, ...others] = resourcesOf(global, 'azurerm_cdn_frontdoor_security_policy');
  expect(others).toEqual([]);
  expect(binding?.properties.security_policies).toEqual({
    firewall: {
      cdn_frontdoor_firewall_policy_id: reference(`${policy}.id`),
      association: {
        domain: [
          { cdn_frontdoor_domain_id: reference('azurerm_cdn_frontdoor_endpoint.front-door_endpoint.id') },
        ],
        patterns_to_match: ['/*'],
      },
    },
  });
});
