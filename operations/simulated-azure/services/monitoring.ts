import { hyphenated, nameForm } from './name-form';
import {
  azurermSource,
  inGroup,
  type ProviderCheck,
  type Replacement,
  type ResourceType,
  under,
} from './resource-type';

const workspaceReplacements: readonly Replacement[] = [
  {
    name: 'the SKU of a workspace changes',
    source: `${azurermSource}/loganalytics/log_analytics_workspace_resource.go#L205-L224`,
    path: ['sku'],
    when: ({ sku: before }, { sku: after }) =>
      before !== after &&
      !['', 'LACluster'].includes(String(before)) &&
      [before, after].sort().join() !== 'CapacityReservation,PerGB2018',
  },
];

const activityAlertChecks: readonly ProviderCheck[] = [
  {
    name: 'activity log alerts live in few places',
    stage: 'plan',
    source: `${azurermSource}/monitor/monitor_activity_log_alert_resource.go#L400-L420`,
    check: ({ location }) =>
      typeof location !== 'string' ||
      ['global', 'westeurope', 'northeurope', 'eastus2euap'].includes(location)
        ? []
        : [
            `\`azurerm_monitor_activity_log_alert\` resources are only supported in the following regions: [global, westeurope, northeurope, eastus2euap], got \`${location}\``,
          ],
  },
];

/** Logs, alerts and autoscale. */
export const monitoringTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_log_analytics_workspace: inGroup('Microsoft.OperationalInsights/workspaces', {
    name: nameForm(4, 63, hyphenated),
    takenBy: ['log_analytics_workspace_id', 'workspace_id'],
    answers: {
      workspace_id: '{guid}',
      primary_shared_key: '{key}',
      secondary_shared_key: '{key}',
      sku: 'PerGB2018',
      retention_in_days: 30,
      local_authentication_enabled: true,
    },
    replacements: workspaceReplacements,
  }),
  azurerm_application_insights: inGroup('Microsoft.Insights/components', {
    name: nameForm(1, 260, /^[^%&\\?/]+$/),
    takenBy: ['application_insights_id', 'component_id'],
    namesakes: [
      { names: ['local_authentication_disabled', 'local_authentication_enabled'], negated: true },
      { names: ['disable_ip_masking', 'ip_masking_enabled'], negated: true },
      {
        names: ['daily_data_cap_notifications_disabled', 'daily_data_cap_notifications_enabled'],
        negated: true,
      },
    ],
    answers: {
      local_authentication_enabled: true,
      ip_masking_enabled: true,
      daily_data_cap_notifications_enabled: true,
      app_id: '{guid}',
      instrumentation_key: '{guid}',
      connection_string: 'InstrumentationKey={instrumentation_key};ApplicationId={app_id}',
    },
  }),
  azurerm_application_insights_standard_web_test: inGroup('Microsoft.Insights/webTests', {
    takenBy: ['web_test_id'],
    answers: { synthetic_monitor_id: '{name}' },
  }),
  azurerm_application_insights_workbook: inGroup('Microsoft.Insights/workbooks'),
  azurerm_log_analytics_query_pack: inGroup('Microsoft.OperationalInsights/queryPacks', {
    takenBy: ['query_pack_id'],
  }),
  azurerm_log_analytics_query_pack_query: under('query_pack_id', 'queries'),
  azurerm_monitor_diagnostic_setting: { id: '{target_resource_id}|{name}' },
  azurerm_monitor_action_group: inGroup('Microsoft.Insights/actionGroups', {
    name: nameForm(1, 260, /^[^:<>+/&%\\?]+$/),
    takenBy: ['action_group_id', 'action_groups'],
  }),
  azurerm_monitor_metric_alert: inGroup('Microsoft.Insights/metricAlerts'),
  azurerm_monitor_activity_log_alert: inGroup('Microsoft.Insights/activityLogAlerts', {
    checks: activityAlertChecks,
  }),
  azurerm_monitor_autoscale_setting: inGroup('Microsoft.Insights/autoScaleSettings'),
  azurerm_monitor_scheduled_query_rules_alert_v2: inGroup('Microsoft.Insights/scheduledQueryRules', {
    answers: { created_with_api_version: '2023-12-01' },
  }),
};
