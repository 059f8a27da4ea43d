import { moreRegions } from '../support/more-regions';
import { topologyOf } from '../support/regions-file';
import { resourcesOf, stackOf, synthesized } from '../support/synthesize';

const topology = topologyOf(
  moreRegions(
    'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
    'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
  ),
);
const global = stackOf(synthesized(topology), 'global');

test('one for each region with an origin, quiet while that is drained', () => {
  const alerts = resourcesOf(global, 'azurerm_monitor_metric_alert').filter(({ address }) =>
    address.includes('origin_health'),
  );
  expect(Object.fromEntries(alerts.map(({ properties }) => [properties.name, properties.enabled]))).toEqual({
    'origin-health-northeurope': true,
    'origin-health-francecentral': true,
    'origin-health-uksouth': false,
  });
});
