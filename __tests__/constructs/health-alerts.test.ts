import { changes } from '../../topology/health/changes';
import { moreRegions } from '../support/more-regions';
import { topologyOf } from '../support/regions-file';
import { resourceAt, stackOf, synthesized } from '../support/synthesize';

const ALERT = 'azurerm_monitor_activity_log_alert';
const OTHER = '55555555-5555-4555-8555-555555555555';
const global = stackOf(synthesized(topologyOf()), 'global');

describe.each([
  'service',
  'resource',
  'resource_back',
  ...changes.map(({ name }) => name.replaceAll('-', '_')),
])('%s', (kind) => {
  test('looks at the whole subscription, from no region, and sends mails', () => {
    expect(resourceAt(global, `${ALERT}.health_${kind}`)).toMatchObject({
      enabled: true,
      location: 'global',
      scopes: ['/subscriptions/33333333-3333-4333-8333-333333333333'],
      action: [{ action_group_id: expect.stringContaining('_group.mail.id') }],
    });
  });
});

test('of services, what concerns the regions in use, the control region, and all regions', () => {
  const { criteria } = resourceAt(global, `${ALERT}.health_service`);
  expect(criteria).toEqual({
    category: 'ServiceHealth',
    service_health: { locations: ['France Central', 'Global', 'North Europe', 'Sweden Central'] },
  });
});

test('of a resource only what nobody here did', () => {
  const { criteria } = resourceAt(global, `${ALERT}.health_resource`);
  expect(criteria).toHaveProperty('resource_health.reason', ['PlatformInitiated', 'Unknown']);
});

test('of a resource that gets worse, whatever it was before, and that is back', () => {
  const states = (kind: string) => {
    const { criteria } = resourceAt(global, `${ALERT}.health_${kind}`);
    return (criteria as { resource_health: unknown }).resource_health;
  };
  expect(states('resource')).toEqual({
    current: ['Degraded', 'Unavailable'],
    reason: ['PlatformInitiated', 'Unknown'],
  });
  expect(states('resource_back')).toEqual({
    current: ['Available'],
    previous: ['Degraded', 'Unavailable'],
  });
});

test('what was deleted, and who was given a role, is told', () => {
  const operations = changes.map(({ operation }) => operation);
  expect(operations).toContain('Microsoft.DocumentDB/databaseAccounts/delete');
  expect(operations).toContain('Microsoft.Authorization/roleAssignments/write');
  expect(operations).toContain('Microsoft.Authorization/locks/delete');
  expect(operations).toContain('Microsoft.Network/networkSecurityGroups/securityRules/write');
});

test('changes are told in plain words', () => {
  const told = changes.map((change) => change.told);
  expect(told).toEqual(
    expect.arrayContaining(['An app was deleted.', 'A DNS zone was deleted.', 'A lock was made or changed.']),
  );
  expect(told.filter((text) => /^A [aeiou]|^An [^aeiou]/.test(text))).toEqual([]);
});

test('the activity log goes to the global workspace, under a name of this system', () => {
  expect(resourceAt(global, 'azurerm_monitor_diagnostic_setting.health_activity_log')).toMatchObject({
    name: 'to-log-shop-test-global',
    target_resource_id: '/subscriptions/33333333-3333-4333-8333-333333333333',
    log_analytics_workspace_id: expect.stringContaining('logs_global_workspace.id'),
  });
});

describe('a region in another subscription', () => {
  const system = synthesized(
    topologyOf(
      moreRegions(
        `uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20, subscriptionId: ${OTHER} }`,
      ),
    ),
  );
  const stack = stackOf(system, 'global');

  test('is watched there, by its own provider, and kept there in the control region', () => {
    const service = resourceAt(stack, `${ALERT}.health_${OTHER}_service`);
    expect(service).toMatchObject({
      provider: `azurerm.in_${OTHER}`,
      scopes: [`/subscriptions/${OTHER}`],
      criteria: { service_health: { locations: ['Global', 'Sweden Central', 'UK South'] } },
    });
    expect(resourceAt(stack, `azurerm_resource_group.watch_group_${OTHER}`)).toMatchObject({
      provider: `azurerm.in_${OTHER}`,
      location: 'swedencentral',
    });
  });

  test('its activity log goes to the same workspace', () => {
    expect(
      resourceAt(stack, `azurerm_monitor_diagnostic_setting.health_${OTHER}_activity_log`),
    ).toMatchObject({
      target_resource_id: `/subscriptions/${OTHER}`,
      log_analytics_workspace_id: expect.stringContaining('logs_global_workspace.id'),
    });
  });

  test('retired, only the provider is left, for what goes', () => {
    const retired = stackOf(
      synthesized(
        topologyOf(
          moreRegions(
            `uksouth: { state: retired, dataPriority: 2, addressSpace: 10.50.0.0/20, subscriptionId: ${OTHER} }`,
          ),
        ),
      ),
      'global',
    );
    const text = JSON.stringify(retired.resource);
    expect(text).not.toContain(OTHER);
    expect(JSON.stringify(retired)).toContain(`in_${OTHER}`);
  });
});
