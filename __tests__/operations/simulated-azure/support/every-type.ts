import { ref } from './terraform';

const place = { location: 'westeurope', resource_group_name: ref('azurerm_resource_group.a.name') };
const group = { resource_group_name: place.resource_group_name };
const id = (address: string) => ref(`${address}.id`);
const name = (address: string) => ref(`${address}.name`);
const profile = { cdn_frontdoor_profile_id: id('azurerm_cdn_frontdoor_profile.a') };
const account = { ...group, account_name: name('azurerm_cosmosdb_account.a') };
const record = { ...group, zone_name: name('azurerm_dns_zone.a'), ttl: 300 };
const application = { application_id: id('azuread_application_registration.a') };
const webApp = { service_plan_id: id('azurerm_service_plan.a'), site_config: {} };
const registry = id('azurerm_container_registry.a');

/** Every resource type that is served, in the least that a configuration can say. */
export const everyType: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  azurerm_resource_group: { a: { name: 'rg-a', location: 'westeurope' } },
  azurerm_management_lock: {
    a: { name: 'lock', scope: id('azurerm_key_vault.a'), lock_level: 'CanNotDelete' },
  },
  azurerm_role_assignment: {
    a: {
      scope: registry,
      role_definition_name: 'AcrPull',
      principal_id: ref('azurerm_user_assigned_identity.a.principal_id'),
    },
  },
  azurerm_role_definition: { a: { name: 'operator', scope: id('azurerm_resource_group.a') } },
  azurerm_user_assigned_identity: { a: { ...place, name: 'id-a' } },
  azurerm_federated_identity_credential: {
    a: {
      ...group,
      name: 'github',
      parent_id: id('azurerm_user_assigned_identity.a'),
      audience: ['api://AzureADTokenExchange'],
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso/shoes:environment:prod',
    },
  },

  azurerm_cdn_frontdoor_profile: { a: { ...group, name: 'afd-a', sku_name: 'Premium_AzureFrontDoor' } },
  azurerm_cdn_frontdoor_endpoint: { a: { ...profile, name: 'fde-a' } },
  azurerm_cdn_frontdoor_origin_group: { a: { ...profile, name: 'api', load_balancing: {} } },
  azurerm_cdn_frontdoor_origin: {
    a: {
      cdn_frontdoor_origin_group_id: id('azurerm_cdn_frontdoor_origin_group.a'),
      name: 'westeurope',
      host_name: ref('azurerm_linux_web_app.a.default_hostname'),
      certificate_name_check_enabled: true,
    },
  },
  azurerm_cdn_frontdoor_route: {
    a: {
      name: 'api',
      cdn_frontdoor_endpoint_id: id('azurerm_cdn_frontdoor_endpoint.a'),
      cdn_frontdoor_origin_group_id: id('azurerm_cdn_frontdoor_origin_group.a'),
      cdn_frontdoor_origin_ids: [id('azurerm_cdn_frontdoor_origin.a')],
      cdn_frontdoor_custom_domain_ids: [id('azurerm_cdn_frontdoor_custom_domain.a')],
      cdn_frontdoor_rule_set_ids: [id('azurerm_cdn_frontdoor_rule_set.a')],
      patterns_to_match: ['/*'],
      supported_protocols: ['Http', 'Https'],
    },
  },
  azurerm_cdn_frontdoor_rule_set: { a: { ...profile, name: 'rules' } },
  azurerm_cdn_frontdoor_rule: {
    a: {
      name: 'region',
      order: 1,
      cdn_frontdoor_rule_set_id: id('azurerm_cdn_frontdoor_rule_set.a'),
      actions: { response_header_action: { header_action: 'Append', header_name: 'x-a', value: 'b' } },
    },
  },
  azurerm_cdn_frontdoor_firewall_policy: {
    a: { ...group, name: 'wafa', sku_name: 'Premium_AzureFrontDoor', mode: 'Prevention' },
  },
  azurerm_cdn_frontdoor_security_policy: {
    a: {
      ...profile,
      name: 'waf',
      security_policies: {
        firewall: {
          cdn_frontdoor_firewall_policy_id: id('azurerm_cdn_frontdoor_firewall_policy.a'),
          association: {
            patterns_to_match: ['/*'],
            domain: { cdn_frontdoor_domain_id: id('azurerm_cdn_frontdoor_endpoint.a') },
          },
        },
      },
    },
  },
  azurerm_cdn_frontdoor_custom_domain: {
    a: { ...profile, name: 'api', host_name: 'api.contoso.com', tls: {} },
  },
  azurerm_cdn_frontdoor_custom_domain_association: {
    a: {
      cdn_frontdoor_custom_domain_id: id('azurerm_cdn_frontdoor_custom_domain.a'),
      cdn_frontdoor_route_ids: [id('azurerm_cdn_frontdoor_route.a')],
    },
  },

  azurerm_cosmosdb_account: {
    a: {
      ...place,
      name: 'cosmos-a',
      offer_type: 'Standard',
      consistency_policy: { consistency_level: 'Session' },
      backup: { type: 'Continuous' },
      capabilities: [{ name: 'EnableNoSQLVectorSearch' }],
      geo_location: [
        { location: 'swedencentral', failover_priority: 1 },
        { location: 'westeurope', failover_priority: 0, zone_redundant: true },
      ],
    },
  },
  azurerm_cosmosdb_sql_database: { a: { ...account, name: 'shoes' } },
  azurerm_cosmosdb_sql_container: {
    a: {
      ...account,
      database_name: name('azurerm_cosmosdb_sql_database.a'),
      name: 'orders',
      partition_key_paths: ['/id'],
      unique_key: [{ paths: ['/a', '/b'] }],
    },
  },
  azurerm_cosmosdb_sql_role_assignment: {
    a: {
      ...account,
      role_definition_id: `${id('azurerm_cosmosdb_account.a')}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
      scope: `${id('azurerm_cosmosdb_account.a')}/dbs/${name('azurerm_cosmosdb_sql_database.a')}`,
      principal_id: ref('azurerm_user_assigned_identity.a.principal_id'),
    },
  },
  azurerm_container_registry: {
    a: {
      ...place,
      name: 'crshoes',
      sku: 'Premium',
      georeplications: [{ location: 'swedencentral', regional_endpoint_enabled: true }],
    },
  },

  azurerm_log_analytics_workspace: { a: { ...place, name: 'log-a' } },
  azurerm_application_insights: { a: { ...place, name: 'appi-a', application_type: 'web' } },
  azurerm_application_insights_standard_web_test: {
    a: {
      ...place,
      name: 'test',
      application_insights_id: id('azurerm_application_insights.a'),
      geo_locations: ['emea-nl-ams-azr'],
      request: { url: 'https://api.contoso.com/health' },
    },
  },
  azurerm_application_insights_workbook: {
    a: {
      ...place,
      name: '0f498fab-2989-4395-b084-fc092d83a6b1',
      display_name: 'System',
      data_json: '{"version":"Notebook/1.0","items":[]}',
    },
  },
  azurerm_log_analytics_query_pack: { a: { ...place, name: 'pack' } },
  azurerm_log_analytics_query_pack_query: {
    a: {
      name: 'aca50e92-d3e6-8f7d-1f70-2ec7adc1a926',
      query_pack_id: id('azurerm_log_analytics_query_pack.a'),
      display_name: 'health',
      body: 'AzureMetrics',
    },
  },
  azurerm_monitor_diagnostic_setting: {
    a: {
      name: 'logs',
      target_resource_id: id('azurerm_cosmosdb_account.a'),
      log_analytics_workspace_id: id('azurerm_log_analytics_workspace.a'),
      enabled_log: [{ category_group: 'allLogs' }],
      enabled_metric: [{ category: 'AllMetrics' }],
    },
  },
  azurerm_monitor_action_group: { a: { ...group, name: 'ag-a', short_name: 'a' } },
  azurerm_monitor_metric_alert: {
    a: {
      ...group,
      name: 'origins',
      scopes: [id('azurerm_cdn_frontdoor_profile.a')],
      criteria: {
        metric_namespace: 'Microsoft.Cdn/profiles',
        metric_name: 'OriginHealthPercentage',
        aggregation: 'Average',
        operator: 'LessThan',
        threshold: 90,
      },
      action: [{ action_group_id: id('azurerm_monitor_action_group.a') }],
    },
  },
  azurerm_monitor_activity_log_alert: {
    a: {
      ...group,
      name: 'health',
      location: 'global',
      scopes: [id('azurerm_resource_group.a')],
      criteria: { category: 'ServiceHealth', service_health: { locations: ['West Europe', 'Global'] } },
    },
  },
  azurerm_monitor_autoscale_setting: {
    a: {
      ...place,
      name: 'autoscale',
      target_resource_id: id('azurerm_service_plan.a'),
      profile: { name: 'always', capacity: { default: 2, minimum: 2, maximum: 10 } },
    },
  },
  azurerm_monitor_scheduled_query_rules_alert_v2: {
    a: {
      ...place,
      name: 'errors',
      scopes: [id('azurerm_log_analytics_workspace.a')],
      evaluation_frequency: 'PT5M',
      window_duration: 'PT5M',
      severity: 2,
      criteria: {
        query: 'AppExceptions',
        operator: 'GreaterThan',
        threshold: 0.5,
        time_aggregation_method: 'Count',
      },
    },
  },

  azurerm_virtual_network: { a: { ...place, name: 'vnet-a', address_space: ['10.0.0.0/16'] } },
  azurerm_subnet: {
    a: {
      ...group,
      name: 'apps',
      virtual_network_name: name('azurerm_virtual_network.a'),
      address_prefixes: ['10.0.0.0/24'],
    },
  },
  azurerm_network_security_group: { a: { ...place, name: 'nsg-a' } },
  azurerm_network_security_rule: {
    a: {
      ...group,
      network_security_group_name: name('azurerm_network_security_group.a'),
      name: 'deny',
      priority: 4096,
      direction: 'Inbound',
      access: 'Deny',
      protocol: '*',
      source_port_range: '*',
      source_address_prefix: '*',
      destination_port_range: '*',
      destination_address_prefix: '*',
    },
  },
  azurerm_subnet_network_security_group_association: {
    a: {
      subnet_id: id('azurerm_subnet.a'),
      network_security_group_id: id('azurerm_network_security_group.a'),
    },
  },
  azurerm_private_dns_zone: { a: { ...group, name: 'privatelink.documents.azure.com' } },
  azurerm_private_dns_zone_virtual_network_link: {
    a: {
      ...group,
      name: 'vnet-a',
      private_dns_zone_name: name('azurerm_private_dns_zone.a'),
      virtual_network_id: id('azurerm_virtual_network.a'),
    },
  },
  azurerm_private_endpoint: {
    a: {
      ...place,
      name: 'pep-a',
      subnet_id: id('azurerm_subnet.a'),
      private_service_connection: {
        name: 'cosmos',
        is_manual_connection: false,
        private_connection_resource_id: id('azurerm_cosmosdb_account.a'),
        subresource_names: ['Sql'],
      },
      private_dns_zone_group: {
        name: 'default',
        private_dns_zone_ids: [id('azurerm_private_dns_zone.a')],
      },
    },
  },
  azurerm_dns_zone: { a: { ...group, name: 'contoso.com' } },
  azurerm_dns_a_record: { a: { ...record, name: 'a', records: ['203.0.113.1'] } },
  azurerm_dns_aaaa_record: { a: { ...record, name: 'a', records: ['2001:db8::1'] } },
  azurerm_dns_caa_record: { a: { ...record, name: '@', record: [{ flags: 0, tag: 'issue', value: 'ca' }] } },
  azurerm_dns_cname_record: {
    a: { ...record, name: 'api', record: ref('azurerm_cdn_frontdoor_endpoint.a.host_name') },
  },
  azurerm_dns_mx_record: { a: { ...record, record: [{ exchange: 'mail.contoso.com', preference: '10' }] } },
  azurerm_dns_ns_record: { a: { ...record, name: 'child', records: ['ns1.contoso.com.'] } },
  azurerm_dns_ptr_record: { a: { ...record, name: '7', records: ['a.contoso.com'] } },
  azurerm_dns_srv_record: {
    a: { ...record, name: 'sip', record: [{ priority: 1, weight: 1, port: 1, target: 'a' }] },
  },
  azurerm_dns_txt_record: {
    a: {
      ...record,
      name: '_dnsauth.api',
      record: [{ value: ref('azurerm_cdn_frontdoor_custom_domain.a.validation_token') }],
    },
  },

  azurerm_key_vault: {
    a: {
      ...place,
      name: 'kv-a',
      sku_name: 'standard',
      tenant_id: ref('data.azurerm_client_config.a.tenant_id'),
    },
  },
  azurerm_service_plan: { a: { ...place, name: 'asp-a', os_type: 'Linux', sku_name: 'P1v3' } },
  azurerm_linux_web_app: {
    a: { ...place, ...webApp, name: 'app-a', identity: { type: 'SystemAssigned' } },
  },
  azurerm_linux_web_app_slot: {
    a: { app_service_id: id('azurerm_linux_web_app.a'), name: 'staging', site_config: {} },
  },
  azurerm_storage_account: {
    a: { ...place, name: 'stshoes', account_tier: 'Standard', account_replication_type: 'ZRS' },
  },
  azurerm_storage_container: {
    a: { name: 'tfstate', storage_account_id: id('azurerm_storage_account.a') },
  },

  azuread_application: { a: { display_name: 'deploy' } },
  azuread_application_registration: { a: { display_name: 'api' } },
  azuread_service_principal: { a: { client_id: ref('azuread_application_registration.a.client_id') } },
  azuread_application_identifier_uri: {
    a: {
      ...application,
      identifier_uri: `api://${ref('azuread_application_registration.a.client_id')}`,
    },
  },
  azuread_application_federated_identity_credential: {
    a: {
      ...application,
      display_name: 'github',
      audiences: ['api://AzureADTokenExchange'],
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso/shoes:environment:prod',
    },
  },
  azuread_app_role_assignment: {
    a: {
      app_role_id: '00000000-0000-0000-0000-000000000000',
      principal_object_id: ref('azurerm_user_assigned_identity.a.principal_id'),
      resource_object_id: ref('azuread_service_principal.a.object_id'),
    },
  },
  azurerm_consumption_budget_subscription: {
    a: {
      name: 'budget',
      subscription_id: ref('data.azurerm_subscription.a.id'),
      amount: 1000,
      time_period: { start_date: '2026-01-01T00:00:00Z' },
      notification: { operator: 'GreaterThan', threshold: 80, contact_emails: ['oncall@contoso.com'] },
    },
  },
  azuread_group: { a: { display_name: 'operators', security_enabled: true } },
};

/** The data sources, and one data source after another. */
export const everyDataSource = {
  azurerm_client_config: { a: {} },
  azurerm_subscription: { a: {} },
  azurerm_resource_group: { a: { name: name('azurerm_resource_group.a') } },
  azuread_client_config: { a: {} },
  azuread_service_principal: { a: { client_id: '00000003-0000-0000-c000-000000000000' } },
};
