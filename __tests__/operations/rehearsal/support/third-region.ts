import type { Edit } from '../../../support/regions-file';

const entry = (region: string, state: string, dataPriority: number, addressSpace: string) =>
  `  ${region}: { state: ${state}, dataPriority: ${dataPriority}, addressSpace: ${addressSpace} }\n`;
const second = entry('francecentral', 'active', 1, '10.40.0.0/20');

/** The small file with a third region. */
export const with3 = (state: string): Edit => [
  second,
  `${second}${entry('germanywestcentral', state, 2, '10.50.0.0/20')}`,
];

/** What its coming changes in global, in place. */
export const globalGrows: readonly string[] = [
  '+ azurerm_application_insights_standard_web_test.outside_door_germanywestcentral',
  '~ azurerm_application_insights_workbook.workbook (data_json)',
  '~ azurerm_container_registry.registry (georeplications)',
  '~ azurerm_cosmosdb_account.cosmos_account (geo_location)',
  '~ azurerm_log_analytics_query_pack_query.queries_health (body)',
  '~ azurerm_log_analytics_query_pack_query.queries_health_control (body)',
  '+ azurerm_log_analytics_query_pack_query.queries_health_germanywestcentral',
  '+ azurerm_log_analytics_workspace.logs_germanywestcentral_workspace',
  '+ azurerm_management_lock.logs_germanywestcentral_lock',
  '~ azurerm_monitor_activity_log_alert.health_service (criteria)',
  '+ azurerm_monitor_diagnostic_setting.logs_germanywestcentral_diagnostics',
  '+ azurerm_monitor_metric_alert.door_germanywestcentral',
  '+ azurerm_monitor_metric_alert.origin_health_germanywestcentral',
  '+ azurerm_monitor_scheduled_query_rules_alert_v2.ingestion_germanywestcentral',
  '+ azurerm_monitor_scheduled_query_rules_alert_v2.secret_expiry_germanywestcentral',
  '~ azurerm_monitor_scheduled_query_rules_alert_v2.system (criteria)',
  '+ azurerm_resource_group.logs_group_germanywestcentral',
  '~ output.regions_file',
];

/** Lines of changes. */
export const byAddress = (one: string, other: string) => (one.slice(2) < other.slice(2) ? -1 : 1);
