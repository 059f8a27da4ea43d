import { moreRegions } from '../support/more-regions';
import { expectProperties } from '../support/properties';
import { topologyOf } from '../support/regions-file';
import { reference, resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const topology = topologyOf(
  moreRegions(
    'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
    'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
  ),
);
const global = stackOf(synthesized(topology), 'global');

describe('alert', () => {
  expectProperties(resourceAt(global, 'azurerm_monitor_metric_alert.origin-health-francecentral'), {
    scopes: [reference('azurerm_cdn_frontdoor_profile.front-door_profile.id')],
    auto_mitigate: true, // tells when the region is back
    severity: 1,
    frequency: 'PT1M',
    window_size: 'PT5M',
    'criteria.0.metric_namespace': 'Microsoft.Cdn/profiles',
    'criteria.0.metric_name': 'OriginHealthPercentage',
    'criteria.0.aggregation': 'Average',
    'criteria.0.operator': 'LessThan',
    'criteria.0.threshold': 80,
    'criteria.0.dimension': [
      { name: 'Origin', operator: 'StartsWith', values: ['app-shop-test-frc.azurewebsites.net'] },
    ],
    action: [{ action_group_id: reference('azurerm_monitor_action_group.oncall.id') }],
  });
});

test('one for each region with an origin, quiet while that is drained', () => {
  const alerts = resourcesOf(global, 'azurerm_monitor_metric_alert').filter(({ address }) =>
    address.includes('origin-health'),
  );
  expect(Object.fromEntries(alerts.map(({ properties }) => [properties.name, properties.enabled]))).toEqual({
    'origin-health-northeurope': true,
    'origin-health-francecentral': true,
    'origin-health-uksouth': false,
  });
});

test('everybody who is on call gets it', () => {
  expect(resourceAt(global, 'azurerm_monitor_action_group.oncall').email_receiver).toEqual([
    { name: 'oncall@shop.example', email_address: 'oncall@shop.example', use_common_alert_schema: true },
  ]);
});
