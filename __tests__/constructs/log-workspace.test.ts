import { moreRegions } from '../support/more-regions';
import { topologyOf } from '../support/regions-file';
import { resourceAt, resourcesOf, stackOf, synthesized } from '../support/synthesize';

const retired = 'uksouth: { state: retired, dataPriority: 2, addressSpace: 10.50.0.0/20 }';
const global = stackOf(synthesized(topologyOf(moreRegions(retired))), 'global');

describe.each(['logs_global', 'logs_northeurope', 'logs_uksouth'])('%s', (id) => {
  const workspace = `azurerm_log_analytics_workspace.${id}_workspace`;

  test('is locked, and the lock is the first to go', () => {
    expect(resourceAt(global, `azurerm_management_lock.${id}_lock`)).toMatchObject({
      scope: `\${${workspace}.id}`,
      lock_level: 'CanNotDelete',
      depends_on: [`azurerm_monitor_diagnostic_setting.${id}_diagnostics`],
    });
  });

  test('audits itself', () => {
    const setting = `azurerm_monitor_diagnostic_setting.${id}_diagnostics`;
    expect(resourceAt(global, setting)).toMatchObject({
      target_resource_id: `\${${workspace}.id}`,
      log_analytics_workspace_id: `\${${workspace}.id}`,
    });
  });
});

test('one for what is global and one in each region, the retired too', () => {
  const workspaces = resourcesOf(global, 'azurerm_log_analytics_workspace').map(({ properties }) => [
    properties.name,
    properties.location,
  ]);
  expect(Object.fromEntries(workspaces)).toEqual({
    'log-shop-test-global': 'swedencentral',
    'log-shop-test-ne': 'northeurope',
    'log-shop-test-frc': 'francecentral',
    'log-shop-test-uks': 'uksouth',
  });
});
