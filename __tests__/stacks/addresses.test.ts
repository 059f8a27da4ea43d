/**
 * The contract with Terraform's states. A resource keeps its address for life: renamed here, Terraform destroys it and
 * creates another. Add and remove lines; change none.
 */
import { TerraformLocal, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { BaseStack } from '../../stacks/base-stack';
import { type Edit, SLOT, topologyOf } from '../support/regions-file';
import { resourcesOf, stackOf, synthesized } from '../support/synthesize';

const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  global: [
    'azuread_application.api_application',
    'azuread_application_identifier_uri.api_identifier_uri',
    'azuread_service_principal.api_service_principal',
    'azurerm_application_insights.outside_insights',
    'azurerm_application_insights_standard_web_test.outside_door_francecentral',
    'azurerm_application_insights_standard_web_test.outside_door_northeurope',
    'azurerm_application_insights_workbook.workbook',
    'azurerm_cdn_frontdoor_endpoint.front_door_door',
    'azurerm_cdn_frontdoor_endpoint.front_door_endpoint',
    'azurerm_cdn_frontdoor_firewall_policy.waf_policy',
    'azurerm_cdn_frontdoor_origin_group.front_door_origin_group',
    'azurerm_cdn_frontdoor_profile.front_door_profile',
    'azurerm_cdn_frontdoor_security_policy.door_waf',
    'azurerm_cdn_frontdoor_security_policy.endpoint_waf',
    'azurerm_container_registry.registry',
    'azurerm_cosmosdb_account.cosmos_account',
    'azurerm_cosmosdb_sql_container.cosmos_container_orders',
    'azurerm_cosmosdb_sql_database.cosmos_database',
    'azurerm_log_analytics_query_pack.queries_pack',
    'azurerm_log_analytics_query_pack_query.queries_health',
    'azurerm_log_analytics_query_pack_query.queries_health_control',
    'azurerm_log_analytics_query_pack_query.queries_health_francecentral',
    'azurerm_log_analytics_query_pack_query.queries_health_northeurope',
    'azurerm_log_analytics_workspace.logs_francecentral_workspace',
    'azurerm_log_analytics_workspace.logs_global_workspace',
    'azurerm_log_analytics_workspace.logs_northeurope_workspace',
    'azurerm_management_lock.cosmos_lock',
    'azurerm_management_lock.logs_francecentral_lock',
    'azurerm_management_lock.logs_global_lock',
    'azurerm_management_lock.logs_northeurope_lock',
    'azurerm_monitor_action_group.mail',
    'azurerm_monitor_action_group.oncall',
    'azurerm_monitor_activity_log_alert.health_changed_lock',
    'azurerm_monitor_activity_log_alert.health_changed_network_rule',
    'azurerm_monitor_activity_log_alert.health_changed_network_security_group',
    'azurerm_monitor_activity_log_alert.health_changed_role_assignment',
    'azurerm_monitor_activity_log_alert.health_deleted_app',
    'azurerm_monitor_activity_log_alert.health_deleted_cosmos_account',
    'azurerm_monitor_activity_log_alert.health_deleted_diagnostic_setting',
    'azurerm_monitor_activity_log_alert.health_deleted_dns_zone',
    'azurerm_monitor_activity_log_alert.health_deleted_front_door',
    'azurerm_monitor_activity_log_alert.health_deleted_lock',
    'azurerm_monitor_activity_log_alert.health_deleted_log_workspace',
    'azurerm_monitor_activity_log_alert.health_deleted_network_rule',
    'azurerm_monitor_activity_log_alert.health_deleted_network_security_group',
    'azurerm_monitor_activity_log_alert.health_deleted_registry',
    'azurerm_monitor_activity_log_alert.health_deleted_resource_group',
    'azurerm_monitor_activity_log_alert.health_deleted_role_assignment',
    'azurerm_monitor_activity_log_alert.health_deleted_vault',
    'azurerm_monitor_activity_log_alert.health_resource',
    'azurerm_monitor_activity_log_alert.health_resource_back',
    'azurerm_monitor_activity_log_alert.health_service',
    'azurerm_monitor_diagnostic_setting.cosmos_diagnostics',
    'azurerm_monitor_diagnostic_setting.front_door_diagnostics',
    'azurerm_monitor_diagnostic_setting.health_activity_log',
    'azurerm_monitor_diagnostic_setting.logs_francecentral_diagnostics',
    'azurerm_monitor_diagnostic_setting.logs_global_diagnostics',
    'azurerm_monitor_diagnostic_setting.logs_northeurope_diagnostics',
    'azurerm_monitor_diagnostic_setting.registry_diagnostics',
    'azurerm_monitor_metric_alert.data_availability',
    'azurerm_monitor_metric_alert.data_latency_direct',
    'azurerm_monitor_metric_alert.data_latency_gateway',
    'azurerm_monitor_metric_alert.data_refused',
    'azurerm_monitor_metric_alert.door_francecentral',
    'azurerm_monitor_metric_alert.door_northeurope',
    'azurerm_monitor_metric_alert.errors',
    'azurerm_monitor_metric_alert.latency',
    'azurerm_monitor_metric_alert.origin_health_francecentral',
    'azurerm_monitor_metric_alert.origin_health_northeurope',
    'azurerm_monitor_metric_alert.replication',
    'azurerm_monitor_metric_alert.waf_blocks',
    'azurerm_monitor_scheduled_query_rules_alert_v2.ingestion',
    'azurerm_monitor_scheduled_query_rules_alert_v2.ingestion_francecentral',
    'azurerm_monitor_scheduled_query_rules_alert_v2.ingestion_northeurope',
    'azurerm_monitor_scheduled_query_rules_alert_v2.pulls',
    'azurerm_monitor_scheduled_query_rules_alert_v2.secret_expiry_francecentral',
    'azurerm_monitor_scheduled_query_rules_alert_v2.secret_expiry_northeurope',
    'azurerm_monitor_scheduled_query_rules_alert_v2.system',
    'azurerm_resource_group.data_group',
    'azurerm_resource_group.group',
    'azurerm_resource_group.logs_group_francecentral',
    'azurerm_resource_group.logs_group_northeurope',
  ],
  'stamp-northeurope': [
    'azurerm_application_insights.insights',
    'azurerm_cdn_frontdoor_origin.door_origin',
    'azurerm_cdn_frontdoor_origin.origin',
    'azurerm_cdn_frontdoor_origin_group.door_origin_group',
    'azurerm_cdn_frontdoor_route.door_route',
    'azurerm_cosmosdb_sql_role_assignment.app_cosmos_data_contributor',
    'azurerm_key_vault.vault',
    'azurerm_linux_web_app.api_app',
    'azurerm_monitor_activity_log_alert.autoscale_failed',
    'azurerm_monitor_autoscale_setting.compute_autoscale',
    'azurerm_monitor_diagnostic_setting.app_diagnostics',
    'azurerm_monitor_diagnostic_setting.autoscale_diagnostics',
    'azurerm_monitor_diagnostic_setting.plan_diagnostics',
    'azurerm_monitor_diagnostic_setting.vault_diagnostics',
    'azurerm_monitor_metric_alert.at_maximum',
    'azurerm_monitor_metric_alert.cpu',
    'azurerm_monitor_metric_alert.health_check',
    'azurerm_monitor_metric_alert.queue',
    'azurerm_monitor_metric_alert.vault_availability',
    'azurerm_monitor_metric_alert.vault_latency',
    'azurerm_network_security_group.network_nsg_endpoints',
    'azurerm_network_security_group.network_nsg_integration',
    'azurerm_network_security_rule.network_nsg_endpoints_allow_app',
    'azurerm_network_security_rule.network_nsg_endpoints_deny_inbound',
    'azurerm_network_security_rule.network_nsg_endpoints_deny_outbound',
    'azurerm_network_security_rule.network_nsg_integration_allow_endpoints',
    'azurerm_network_security_rule.network_nsg_integration_allow_https',
    'azurerm_network_security_rule.network_nsg_integration_deny_inbound',
    'azurerm_network_security_rule.network_nsg_integration_deny_outbound',
    'azurerm_private_dns_zone.link_cosmos_zone',
    'azurerm_private_dns_zone.link_registry_zone',
    'azurerm_private_dns_zone.link_vault_zone',
    'azurerm_private_dns_zone_virtual_network_link.link_cosmos_network',
    'azurerm_private_dns_zone_virtual_network_link.link_registry_network',
    'azurerm_private_dns_zone_virtual_network_link.link_vault_network',
    'azurerm_private_endpoint.link_cosmos_endpoint',
    'azurerm_private_endpoint.link_registry_endpoint',
    'azurerm_private_endpoint.link_vault_endpoint',
    'azurerm_resource_group.alerts_group',
    'azurerm_resource_group.group',
    'azurerm_role_assignment.app_acr_pull',
    'azurerm_role_assignment.app_key_vault_secrets_user',
    'azurerm_role_assignment.app_metrics_publisher',
    'azurerm_service_plan.compute_plan',
    'azurerm_subnet.network_subnet_endpoints',
    'azurerm_subnet.network_subnet_integration',
    'azurerm_subnet_network_security_group_association.network_nsg_endpoints_association',
    'azurerm_subnet_network_security_group_association.network_nsg_integration_association',
    'azurerm_user_assigned_identity.app_identity',
    'azurerm_virtual_network.network_vnet',
  ],
  'dns-migration': [
    'azurerm_cdn_frontdoor_custom_domain.host_domain',
    'azurerm_cdn_frontdoor_custom_domain_association.host_association',
    'azurerm_cdn_frontdoor_route.host_route_api',
    'azurerm_cdn_frontdoor_route.host_route_cached',
    'azurerm_cdn_frontdoor_rule.host_headers_hsts',
    'azurerm_cdn_frontdoor_rule_set.host_headers',
    'azurerm_cdn_frontdoor_security_policy.host_waf',
    'azurerm_dns_cname_record.api_record',
    'azurerm_dns_txt_record.api_ownership',
    'azurerm_dns_txt_record.api_validation',
    'azurerm_dns_txt_record.dns_txt',
    'azurerm_dns_zone.dns_zone',
    'azurerm_resource_group.group',
  ],
};

test.each(Object.entries(ADDRESSES))('%s', (stack, addresses) => {
  expect(addressesIn(stack)).toEqual(addresses);
});

test('a slot adds what is its own', () => {
  const [without, slotted] = [[], [SLOT]].map((edits) => addressesIn('stamp-northeurope', ...edits));
  expect(slotted?.filter((address) => !without?.includes(address))).toEqual([
    'azurerm_cdn_frontdoor_origin.staging_door_origin',
    'azurerm_cdn_frontdoor_origin_group.staging_door_origin_group',
    'azurerm_cdn_frontdoor_route.staging_door_route',
    'azurerm_linux_web_app_slot.api_staging',
    'azurerm_monitor_diagnostic_setting.staging_diagnostics',
  ]);
  expect(without?.filter((address) => !slotted?.includes(address))).toEqual([]);
});

test.each<[string, string]>([
  ['www', 'dns_cname_www'],
  ['_domainconnect', 'dns_cname__domainconnect'],
  ['sip-1', 'dns_cname_sip-1'],
  // Terraform takes neither dot nor star: the hash tells these apart.
  ['a.b', 'dns_cname_ab_C1AC5B13'],
  ['*', 'dns_cname__4849B604'],
])('the record %s is at %s', (name, address) => {
  const more: Edit = [
    'values: [v=spf1 -all] }\n',
    `values: [v=spf1 -all] }\n    - { type: CNAME, name: '${name}', value: shop.example }\n`,
  ];
  expect(addressesIn('dns-migration', more)).toContain(`azurerm_dns_cname_record.${address}`);
});

test('a container keeps its name, upper case included', () => {
  expect(addressesIn('global', ['orders: {', 'Line-Items_2: {'])).toContain(
    'azurerm_cosmosdb_sql_container.cosmos_container_Line-Items_2',
  );
});

test('two constructs never share an address', () => {
  class AnyStack extends BaseStack {}
  const stack = new AnyStack(Testing.app({ outdir: __dirname }), 'any', { topology: topologyOf() });
  new TerraformLocal(stack, 'gate_open', 1);
  new TerraformLocal(new Construct(stack, 'gate'), 'open', 2);
  expect(() => Testing.synth(stack)).toThrow(
    'any/gate/open: its address gate_open is that of any/gate_open; rename one',
  );
});

function addressesIn(stack: string, ...edits: readonly Edit[]): readonly string[] {
  return resourcesOf(stackOf(synthesized(topologyOf(...edits)), stack))
    .map(({ address }) => address)
    .sort();
}
