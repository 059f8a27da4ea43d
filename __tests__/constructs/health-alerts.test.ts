import { topologyOf } from '../support/regions-file';
import { resourceAt, stackOf, synthesized } from '../support/synthesize';

const global = stackOf(synthesized(topologyOf()), 'global');

describe.each(['service', 'resource'])('%s health', (kind) => {
  const alert = resourceAt(global, `azurerm_monitor_activity_log_alert.health_${kind}`);

  test('looks at the whole subscription, from no region, and reaches whoever is on call', () => {
    expect(alert).toMatchObject({
      enabled: true,
      location: 'global',
      scopes: ['/subscriptions/33333333-3333-4333-8333-333333333333'],
      action: [{ action_group_id: expect.stringContaining('oncall.id') }],
    });
  });
});

test('every event of a service is told', () => {
  const { criteria } = resourceAt(global, 'azurerm_monitor_activity_log_alert.health_service');
  expect(criteria).toEqual({ category: 'ServiceHealth' });
});

test('of a resource only what nobody here did', () => {
  const { criteria } = resourceAt(global, 'azurerm_monitor_activity_log_alert.health_resource');
  expect(criteria).toHaveProperty('resource_health.reason', ['PlatformInitiated', 'Unknown']);
});
