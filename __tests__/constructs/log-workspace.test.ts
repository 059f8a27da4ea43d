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

const kept = (logs: string) =>
  resourceAt(
    stackOf(synthesized(topologyOf(['regions:\n', `logs: { ${logs} }\nregions:\n`])), 'global'),
    'azurerm_log_analytics_workspace.logs_northeurope_workspace',
  );

test('keeps for 90 days whatever comes', () => {
  expect(kept('')).toMatchObject({ retention_in_days: 90, daily_quota_gb: -1 });
});

test('keeps and takes less for a reason, which shows', () => {
  const logs =
    'retentionDays: 30, acceptShortRetention: { reason: exported every night }, workspaceCap: { gigabytesPerDay: 50, reason: the budget ends there }';
  expect(kept(logs)).toMatchObject({
    retention_in_days: 30,
    daily_quota_gb: 50,
    tags: {
      'accept-short-retention': 'exported every night',
      'accept-workspace-cap': 'the budget ends there',
    },
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
