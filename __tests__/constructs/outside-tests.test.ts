import { moreRegions } from '../support/more-regions';
import { type Edit, topologyOf } from '../support/regions-file';
import { reference, resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const TEST = 'azurerm_application_insights_standard_web_test';
const INSIGHTS = 'azurerm_application_insights.outside_insights';
const ALERT = 'azurerm_monitor_metric_alert';
const moved: Edit = ['phase: prepare', 'phase: cutover\n  delegatedAt: 2026-01-04T00:00:00Z'];
const states = moreRegions(
  'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
  'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
);
const globalOf = (...edits: readonly Edit[]) => stackOf(synthesized(topologyOf(...edits)), 'global');
const before = globalOf(states);
const after = globalOf(moved);

test('before the cutover the doors of all living stamps are tested, and the name of another app is not', () => {
  expect(resourcesOf(before, TEST).map(({ address }) => address.split('.').at(-1))).toEqual([
    'outside_door_francecentral',
    'outside_door_northeurope',
    'outside_door_uksouth',
  ]);
});

test('then the public name is, and its certificate', () => {
  expect(resourcesOf(after, TEST).map(({ address }) => address.split('.').at(-1))).toEqual([
    'outside_door_francecentral',
    'outside_door_northeurope',
    'outside_public_certificate',
    'outside_public_name',
  ]);
});

test.each([...resourcesOf(before, TEST), ...resourcesOf(after, TEST)])(
  '$address is on, from five places, in the control region',
  ({ properties }) => {
    expect(properties).toMatchObject({
      enabled: true,
      retry_enabled: true,
      location: 'swedencentral',
      application_insights_id: reference(`${INSIGHTS}.id`),
      validation_rules: { expected_status_code: 200, ssl_check_enabled: true },
    });
    expect(new Set(properties.geo_locations as string[]).size).toBeGreaterThanOrEqual(5);
  },
);

test('the results go to the control workspace, none of them left out', () => {
  expect(resourceAt(after, INSIGHTS)).toMatchObject({
    location: 'swedencentral',
    sampling_percentage: 100,
    workspace_id: expect.stringContaining('logs_global_workspace.id'),
  });
});

test('what is called: health, which takes no token', () => {
  expect(resourceAt(after, `${TEST}.outside_public_name`)).toMatchObject({
    frequency: 300,
    request: { url: 'https://api.shop.example/health', follow_redirects_enabled: false },
  });
  expect(resourceAt(after, `${TEST}.outside_door_northeurope`)).toMatchObject({
    request: {
      url: expect.stringMatching(
        /^https:\/\/\$\{azurerm_cdn_frontdoor_endpoint\.\w*door\w*\.host_name\}\/northeurope\/health$/,
      ),
    },
  });
  expect(resourceAt(after, `${TEST}.outside_public_certificate`)).toMatchObject({
    validation_rules: { ssl_cert_remaining_lifetime: 30 },
  });
});

test('what must be in the answer, where the file says so', () => {
  const stack = globalOf([
    'emails: [oncall@shop.example]',
    'emails: [oncall@shop.example]\n  outside: { contains: ok }',
  ]);
  expect(resourceAt(stack, `${TEST}.outside_door_northeurope`)).toHaveProperty('validation_rules.content', {
    content_match: 'ok',
    pass_if_text_found: true,
  });
});

test('the public name pages, a door sends a mail, each where most places fail', () => {
  const alertOf = (name: string) => resourceAt(after, `${ALERT}.${name}`);
  expect(alertOf('public_name')).toMatchObject({
    application_insights_web_test_location_availability_criteria: {
      component_id: reference(`${INSIGHTS}.id`),
      web_test_id: reference(`${TEST}.outside_public_name.id`),
      failed_location_count: 3,
    },
    action: [{ action_group_id: expect.stringContaining('oncall.id') }],
  });
  expect(alertOf('door_northeurope')).toMatchObject({
    action: [{ action_group_id: expect.stringContaining('_group.mail.id') }],
  });
});

test('down from outside and healthy inside is a message of its own', () => {
  const rule = resourceAt(after, 'azurerm_monitor_scheduled_query_rules_alert_v2.outside_only');
  expect(rule.description).toMatch(/the cause is Front Door, DNS or the certificate/);
  expect(JSON.stringify(before)).not.toContain('outside-only');
});
