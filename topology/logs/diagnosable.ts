/**
 * Which resource types have logs of their own, by Terraform's names.
 * https://learn.microsoft.com/azure/azure-monitor/reference/logs-index
 */
export interface Logs {
  readonly of: string;
  /** The property that names the workspace, where no diagnostic setting does. */
  readonly by?: string;
}

export const logs: Readonly<Record<string, Logs>> = {
  azurerm_application_insights: { of: 'telemetry (Application Insights)', by: 'workspace_id' },
  azurerm_cdn_frontdoor_profile: { of: 'Front Door: access, firewall, failed probes' },
  azurerm_container_registry: { of: 'registry' },
  azurerm_cosmosdb_account: { of: 'Cosmos DB' },
  azurerm_key_vault: { of: 'vault' },
  azurerm_linux_web_app: { of: 'app' },
  azurerm_linux_web_app_slot: { of: 'slot of the app' },
  azurerm_log_analytics_workspace: { of: 'the workspace itself' },
  azurerm_monitor_autoscale_setting: { of: 'autoscale' },
  azurerm_service_plan: { of: 'plan: metrics' },
};

/** Sent nowhere, for a reason. */
export const unsent: Readonly<Record<string, { readonly of: string; readonly why: string }>> = {
  azurerm_storage_account: {
    of: 'account of the states: who reads and writes',
    why: 'it is there before any workspace. The activity log tells of changes to the account, and blob versions of each change to a state',
  },
};

/** Types without logs that are wanted here; why networks are among them: docs/adr/0018-no-flow-logs.md. */
export const hasNoLogs: readonly string[] = [
  'azuread_app_role_assignment',
  'azuread_application',
  'azuread_application_federated_identity_credential',
  'azuread_application_identifier_uri',
  'azuread_group',
  'azuread_service_principal',
  'azurerm_application_insights_standard_web_test',
  'azurerm_application_insights_workbook',
  'azurerm_cdn_frontdoor_custom_domain',
  'azurerm_cdn_frontdoor_custom_domain_association',
  'azurerm_cdn_frontdoor_endpoint',
  'azurerm_cdn_frontdoor_firewall_policy', // the profile logs for it
  'azurerm_cdn_frontdoor_origin',
  'azurerm_cdn_frontdoor_origin_group',
  'azurerm_cdn_frontdoor_route',
  'azurerm_cdn_frontdoor_rule',
  'azurerm_cdn_frontdoor_rule_set',
  'azurerm_cdn_frontdoor_security_policy',
  'azurerm_consumption_budget_subscription',
  'azurerm_cosmosdb_sql_container',
  'azurerm_cosmosdb_sql_database',
  'azurerm_cosmosdb_sql_role_assignment',
  'azurerm_dns_a_record',
  'azurerm_dns_caa_record',
  'azurerm_dns_cname_record',
  'azurerm_dns_mx_record',
  'azurerm_dns_txt_record',
  'azurerm_dns_zone', // metrics only
  'azurerm_log_analytics_query_pack',
  'azurerm_log_analytics_query_pack_query',
  'azurerm_management_lock',
  'azurerm_monitor_action_group',
  'azurerm_monitor_activity_log_alert',
  'azurerm_monitor_diagnostic_setting',
  'azurerm_monitor_metric_alert',
  'azurerm_monitor_scheduled_query_rules_alert_v2',
  'azurerm_network_security_group',
  'azurerm_network_security_rule',
  'azurerm_private_dns_zone', // metrics only
  'azurerm_private_dns_zone_virtual_network_link',
  'azurerm_private_endpoint', // metrics only
  'azurerm_resource_group',
  'azurerm_role_assignment',
  'azurerm_role_definition',
  'azurerm_storage_container',
  'azurerm_subnet',
  'azurerm_subnet_network_security_group_association',
  'azurerm_user_assigned_identity',
  'azurerm_virtual_network',
];
