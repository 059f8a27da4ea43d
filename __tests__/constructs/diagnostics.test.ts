import { SLOT, topologyOf } from '../support/regions-file';
import {
  reference,
  resourceAt,
  resourcesOf,
  type StackFile,
  stackOf,
  synthesized,
} from '../support/synthesize';

const system = synthesized(topologyOf(SLOT));
const global = stackOf(system, 'global');
const stamp = stackOf(system, 'stamp-northeurope');

const loggedBy = (stack: StackFile) =>
  resourcesOf(stack, 'azurerm_monitor_diagnostic_setting')
    .map(({ properties }) => String(properties.target_resource_id).slice('${'.length, -'.id}'.length))
    .sort();

test('what is logged of the global tier', () => {
  expect(loggedBy(global)).toMatchInlineSnapshot(`
[
  "azurerm_cdn_frontdoor_profile.front_door_profile",
  "azurerm_container_registry.registry",
  "azurerm_cosmosdb_account.cosmos_account",
  "azurerm_log_analytics_workspace.logs_francecentral_workspace",
  "azurerm_log_analytics_workspace.logs_global_workspace",
  "azurerm_log_analytics_workspace.logs_northeurope_workspace",
  "ubscriptions/33333333-3333-4333-8333-33333333",
]
`);
});

test('what is logged of a stamp', () => {
  expect(loggedBy(stamp)).toMatchInlineSnapshot(`
[
  "azurerm_key_vault.vault",
  "azurerm_linux_web_app.api_app",
  "azurerm_linux_web_app_slot.api_staging",
  "azurerm_monitor_autoscale_setting.compute_autoscale",
  "azurerm_service_plan.compute_plan",
]
`);
});

test('Cosmos DB: tables of its own, the only metrics it can send, and no record of each request', () => {
  expect(resourceAt(global, 'azurerm_monitor_diagnostic_setting.cosmos_diagnostics')).toMatchObject({
    log_analytics_workspace_id: reference('azurerm_log_analytics_workspace.logs_global_workspace.id'),
    log_analytics_destination_type: 'Dedicated',
    enabled_log: [{ category: 'ControlPlaneRequests' }, { category: 'PartitionKeyStatistics' }],
    enabled_metric: [{ category: 'Requests' }],
  });
});

describe('what the file adds', () => {
  const chosen = synthesized(
    topologyOf(SLOT, [
      'regions:\n',
      'logs: { appRequests: true, cosmosCategories: [DataPlaneRequests] }\nregions:\n',
    ]),
  );
  test('operations of Cosmos DB', () => {
    expect(
      resourceAt(stackOf(chosen, 'global'), 'azurerm_monitor_diagnostic_setting.cosmos_diagnostics')
        .enabled_log,
    ).toEqual([{ category: 'ControlPlaneRequests' }, { category: 'DataPlaneRequests' }]);
  });
  test.each(['app', 'staging'])('requests, as the %s sees them', (id) => {
    expect(
      resourceAt(stackOf(chosen, 'stamp-northeurope'), `azurerm_monitor_diagnostic_setting.${id}_diagnostics`)
        .enabled_log,
    ).toContainEqual({ category: 'AppServiceHTTPLogs' });
  });
});

test.each(['front_door', 'registry'])("%s: all logs, in the global tier's workspace", (id) => {
  expect(resourceAt(global, `azurerm_monitor_diagnostic_setting.${id}_diagnostics`)).toMatchObject({
    log_analytics_workspace_id: reference('azurerm_log_analytics_workspace.logs_global_workspace.id'),
    enabled_log: [{ category_group: 'allLogs' }],
  });
});

const APP = [
  'AppServiceAppLogs',
  'AppServiceAuditLogs',
  'AppServiceAuthenticationLogs',
  'AppServiceConsoleLogs',
  'AppServiceIPSecAuditLogs',
  'AppServicePlatformLogs',
].map((category) => ({ category }));
const ALL = [{ category_group: 'allLogs' }];

test.each([
  ['app', APP],
  ['staging', APP],
  ['vault', ALL],
  ['autoscale', ALL],
])("%s: logs and all metrics, in the region's own workspace", (id, logs) => {
  expect(resourceAt(stamp, `azurerm_monitor_diagnostic_setting.${id}_diagnostics`)).toMatchObject({
    log_analytics_workspace_id:
      '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-shop-test-ne-logs/providers/Microsoft.OperationalInsights/workspaces/log-shop-test-ne',
    enabled_log: logs,
    enabled_metric: [{ category: 'AllMetrics' }],
  });
});
