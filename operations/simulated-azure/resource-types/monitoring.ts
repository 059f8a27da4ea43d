import { inGroup, type ResourceType } from './resource-type';

/** Logs, alerts and autoscale. */
export const monitoringTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_log_analytics_workspace: inGroup('Microsoft.OperationalInsights/workspaces', {
    workspace_id: '{guid}',
    primary_shared_key: '{key}',
    secondary_shared_key: '{key}',
    sku: 'PerGB2018',
    retention_in_days: 30,
    local_authentication_enabled: true,
  }),
  azurerm_application_insights: inGroup('Microsoft.Insights/components', {
    app_id: '{guid}',
    instrumentation_key: '{guid}',
    connection_string: 'InstrumentationKey={instrumentation_key};ApplicationId={app_id}',
  }),
  azurerm_application_insights_standard_web_test: inGroup('Microsoft.Insights/webTests', {
    synthetic_monitor_id: '{name}',
  }),
  azurerm_monitor_diagnostic_setting: { id: '{target_resource_id}|{name}' },
  azurerm_monitor_action_group: inGroup('Microsoft.Insights/actionGroups'),
  azurerm_monitor_metric_alert: inGroup('Microsoft.Insights/metricAlerts'),
  azurerm_monitor_activity_log_alert: inGroup('Microsoft.Insights/activityLogAlerts'),
  azurerm_monitor_autoscale_setting: inGroup('Microsoft.Insights/autoScaleSettings'),
  azurerm_monitor_scheduled_query_rules_alert_v2: inGroup('Microsoft.Insights/scheduledQueryRules', {
    created_with_api_version: '2023-12-01',
  }),
};
