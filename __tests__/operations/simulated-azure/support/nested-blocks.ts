import { everyType } from './every-type';
import { ref, tenant } from './terraform';

const only = (...types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, everyType[type] ?? {}]));
const place = { location: 'westeurope', resource_group_name: ref('azurerm_resource_group.a.name') };
const site = {
  site_config: {
    always_on: true,
    ip_restriction_default_action: 'Deny',
    health_check_path: '/health',
    health_check_eviction_time_in_min: 2,
    application_stack: {
      docker_image_name: 'contoso/api:1',
      docker_registry_url: 'https://crshoes.azurecr.io',
    },
    ip_restriction: [
      {
        name: 'front-door',
        action: 'Allow',
        priority: 100,
        service_tag: 'AzureFrontDoor.Backend',
        headers: [
          {
            x_azure_fdid: [ref('azurerm_cdn_frontdoor_profile.a.resource_guid')],
            x_fd_health_probe: [],
            x_forwarded_for: [],
            x_forwarded_host: [],
          },
        ],
      },
    ],
  },
  auth_settings_v2: {
    auth_enabled: true,
    default_provider: 'azureactivedirectory',
    excluded_paths: ['/health'],
    active_directory_v2: {
      client_id: ref('azuread_application.b.client_id'),
      tenant_auth_endpoint: `https://login.microsoftonline.com/${tenant}/v2.0`,
    },
    login: {},
  },
  logs: { http_logs: { file_system: { retention_in_days: 7, retention_in_mb: 35 } } },
  identity: {
    type: 'SystemAssigned, UserAssigned',
    identity_ids: [ref('azurerm_user_assigned_identity.a.id')],
  },
  app_settings: { A: 'b' },
};
const rule = {
  name: 'https',
  priority: 100,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  source_address_prefix: 'AzureFrontDoor.Backend',
  source_port_range: '*',
  destination_address_prefix: '*',
  destination_port_range: '443',
  description: 'from Front Door',
  destination_address_prefixes: [],
  destination_application_security_group_ids: [],
  destination_port_ranges: [],
  source_address_prefixes: [],
  source_application_security_group_ids: [],
  source_port_ranges: [],
};

/** Blocks in blocks, sets of blocks, and attributes that are written as blocks. */
export const nestedBlocks = {
  ...only('azurerm_resource_group', 'azurerm_user_assigned_identity', 'azurerm_cdn_frontdoor_profile'),
  ...only('azurerm_service_plan', 'azurerm_virtual_network'),
  azurerm_network_security_group: {
    b: { ...place, name: 'nsg-b', security_rule: [rule, { ...rule, name: 'http', priority: 110 }] },
  },
  azurerm_subnet: {
    b: {
      name: 'apps',
      resource_group_name: place.resource_group_name,
      virtual_network_name: ref('azurerm_virtual_network.a.name'),
      address_prefixes: ['10.0.1.0/24'],
      service_endpoints: ['Microsoft.AzureCosmosDB', 'Microsoft.Web'],
      delegation: {
        name: 'apps',
        service_delegation: { name: 'Microsoft.Web/serverFarms', actions: ['b', 'a'] },
      },
    },
  },
  azurerm_linux_web_app: {
    b: {
      ...place,
      ...site,
      name: 'app-b',
      service_plan_id: ref('azurerm_service_plan.a.id'),
      virtual_network_subnet_id: ref('azurerm_subnet.b.id'),
      sticky_settings: { app_setting_names: ['A'] },
    },
  },
  azurerm_linux_web_app_slot: {
    b: { ...site, name: 'staging', app_service_id: ref('azurerm_linux_web_app.b.id') },
  },
  azurerm_container_registry: {
    b: {
      ...place,
      name: 'crshoes',
      sku: 'Premium',
      network_rule_set: [
        { default_action: 'Deny', ip_rule: [{ action: 'Allow', ip_range: '203.0.113.0/24' }] },
      ],
      identity: { type: 'SystemAssigned' },
      georeplications: [
        { location: 'North Europe', regional_endpoint_enabled: true, tags: { a: 'b' } },
        { location: 'swedencentral', regional_endpoint_enabled: true },
      ],
    },
  },
  azurerm_key_vault: {
    b: {
      ...place,
      name: 'kv-b',
      sku_name: 'standard',
      tenant_id: tenant,
      rbac_authorization_enabled: true,
      network_acls: { bypass: 'AzureServices', default_action: 'Deny' },
    },
  },
  azurerm_cdn_frontdoor_firewall_policy: {
    b: {
      resource_group_name: place.resource_group_name,
      name: 'wafb',
      sku_name: 'Premium_AzureFrontDoor',
      mode: 'Prevention',
      custom_rule: {
        name: 'limit',
        action: 'Block',
        type: 'RateLimitRule',
        match_condition: {
          match_variable: 'SocketAddr',
          operator: 'IPMatch',
          match_values: ['0.0.0.0/0', '::/0'],
        },
      },
      managed_rule: [
        {
          type: 'Microsoft_DefaultRuleSet',
          version: '2.1',
          action: 'Block',
          override: [{ rule_group_name: 'PHP', rule: [{ rule_id: '933100', action: 'Log' }] }],
        },
      ],
    },
  },
  azurerm_monitor_autoscale_setting: {
    b: {
      ...place,
      name: 'autoscale',
      target_resource_id: ref('azurerm_service_plan.a.id'),
      profile: {
        name: 'always',
        capacity: { default: 2, minimum: 2, maximum: 10 },
        rule: ['Increase', 'Decrease'].map((direction) => ({
          metric_trigger: {
            metric_name: 'CpuPercentage',
            metric_resource_id: ref('azurerm_service_plan.a.id'),
            operator: 'GreaterThan',
            statistic: 'Average',
            threshold: 70,
            time_aggregation: 'Average',
            time_grain: 'PT1M',
            time_window: 'PT5M',
          },
          scale_action: { cooldown: 'PT5M', direction, type: 'ChangeCount', value: '1' },
        })),
      },
      notification: { email: { custom_emails: ['oncall@contoso.com'] } },
    },
  },
  azuread_application: {
    b: {
      display_name: 'api',
      api: {
        requested_access_token_version: 2,
        oauth2_permission_scope: [
          { id: '00000000-0000-4000-8000-00000000000a', value: 'read', enabled: true },
          { id: '00000000-0000-4000-8000-00000000000b', value: 'write', enabled: true },
        ],
      },
      app_role: [
        {
          id: '00000000-0000-4000-8000-00000000000c',
          allowed_member_types: ['User', 'Application'],
          description: 'An operator',
          display_name: 'Operator',
          value: 'operator',
        },
      ],
    },
  },
};
