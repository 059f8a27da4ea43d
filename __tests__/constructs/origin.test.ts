import { moreRegions } from '../support/more-regions';
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

const system = synthesized(
  topologyOf(
    moreRegions(
      'uksouth: { state: standby, dataPriority: 2, addressSpace: 10.50.0.0/20 }',
      'eastus2: { state: retired, dataPriority: 3, addressSpace: 10.60.0.0/20 }',
    ),
  ),
);
const origin = 'azurerm_cdn_frontdoor_origin.origin';
const stamp = stackOf(system, 'stamp-northeurope');

expectProperties(resourceAt(stamp, origin), {
  name: 'northeurope',
  cdn_frontdoor_origin_group_id: globalOutput('origin_group_id'),
  enabled: true,
  host_name: reference('azurerm_linux_web_app.api_app.default_hostname'),
  origin_host_header: reference('azurerm_linux_web_app.api_app.default_hostname'),
  certificate_name_check_enabled: true,
  https_port: 443,
  priority: 1,
  weight: 500,
});

test('standby: there, but drained', () => {
  expect(resourceAt(stackOf(system, 'stamp-uksouth'), origin).enabled).toBe(false);
});

test('retired: gone with its app', () => {
  expect(resourcesOf(stackOf(system, 'stamp-eastus2'))).toEqual([]);
});

test('all regions alike: the nearest one answers', () => {
  const all = ['northeurope', 'francecentral', 'uksouth'].map((region) =>
    resourceAt(stackOf(system, `stamp-${region}`), origin),
  );
  expect(new Set(all.map(({ priority, weight }) => `${priority} ${weight}`)).size).toBe(1);
});
