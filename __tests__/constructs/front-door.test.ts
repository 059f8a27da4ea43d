import { topologyOf } from '../support/regions-file';
import { reference, resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const global = stackOf(synthesized(topologyOf()), 'global');
const originGroup = 'azurerm_cdn_frontdoor_origin_group.front_door_origin_group';

test('probes and routes as the file says', () => {
  const topology = topologyOf([
    'cosmos:\n',
    'frontDoor: { probe: { intervalSeconds: 10, sampleSize: 6, successfulSamplesRequired: 5 }, latencyBand: { milliseconds: 20, reason: both are near } }\ncosmos:\n',
  ]);
  expect(resourceAt(stackOf(synthesized(topology), 'global'), originGroup)).toMatchObject({
    health_probe: { interval_in_seconds: 10 },
    load_balancing: {
      sample_size: 6,
      successful_samples_required: 5,
      additional_latency_in_milliseconds: 20,
    },
  });
});

test('the reason for a band shows on the profile', () => {
  const topology = topologyOf([
    'cosmos:\n',
    'frontDoor: { latencyBand: { milliseconds: 20, reason: both are near } }\ncosmos:\n',
  ]);
  const profile = resourceAt(
    stackOf(synthesized(topology), 'global'),
    'azurerm_cdn_frontdoor_profile.front_door_profile',
  );
  expect(profile.tags).toMatchObject({ 'accept-latency-band': 'both are near' });
});

test('without a band, all requests of a client go to the nearest region', () => {
  expect(resourceAt(global, originGroup)).toHaveProperty(
    'load_balancing.additional_latency_in_milliseconds',
    0,
  );
});

describe('the access log', () => {
  const profile = 'azurerm_cdn_frontdoor_profile.front_door_profile';
  const profileOf = (logs: string) =>
    resourceAt(
      stackOf(synthesized(topologyOf(['cosmos:\n', `logs: { ${logs} }\ncosmos:\n`])), 'global'),
      profile,
    );

  test('never has values of query strings', () => {
    expect(resourceAt(global, profile).log_scrubbing_rule).toEqual([
      { match_variable: 'QueryStringArgNames' },
    ]);
  });

  test('has no addresses where the file says so; the reason shows', () => {
    const scrubbed = profileOf('clientAddresses: { action: scrub, reason: tuned in staging }');
    expect(scrubbed.log_scrubbing_rule).toContainEqual({ match_variable: 'RequestIPAddress' });
    expect(scrubbed.tags).toMatchObject({ 'accept-client-addresses': 'tuned in staging' });
  });
});

const policy = 'azurerm_cdn_frontdoor_firewall_policy.waf_policy';

test('each endpoint, of the public name and of the doors, stands behind the firewall, on every path', () => {
  const bindings = resourcesOf(global, 'azurerm_cdn_frontdoor_security_policy');
  const endpoints = resourcesOf(global, 'azurerm_cdn_frontdoor_endpoint');
  expect(endpoints).toHaveLength(2);
  expect(new Set(bindings.map(({ properties }) => properties.security_policies))).toEqual(
    new Set(
      endpoints.map(({ address }) => ({
        firewall: {
          cdn_frontdoor_firewall_policy_id: reference(`${policy}.id`),
          association: {
            domain: [{ cdn_frontdoor_domain_id: reference(`${address}.id`) }],
            patterns_to_match: ['/*'],
          },
        },
      })),
    ),
  );
});
