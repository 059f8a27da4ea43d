import { cosmosAnswers } from './cosmos';
import { roleNamed, roleWithId } from './roles';
import { blocks, text, type Value, type Values } from './value';

/**
 * What Azure knows of a resource type and no schema says. `{attribute}` stands for an attribute of the resource,
 * `{group}` for the id of its resource group, `{guid}`, `{token}`, `{key}` and `{digest}` for values that differ by resource
 * and attribute but not by run.
 */
export interface ResourceType {
  /** The id in the casing that the provider writes: its documentation's import example. */
  readonly id: string;
  /** What Azure answers, by attribute path; a number or list is taken as it is. */
  readonly answers?: Answers;
  /** Its names are unique in all of Azure. */
  readonly globalName?: true;
  /** How the provider reads back what it wrote, where that is not the same. */
  readonly readBack?: (values: Values) => Values;
}

export type Answers = Readonly<Record<string, Value | ((element: Values, resource: Values) => Value)>>;

const inGroup = (path: string, answers?: Answers): ResourceType => ({
  id: `{group}/providers/${path}/{name}`,
  ...(answers && { answers }),
});

const globally = (type: ResourceType): ResourceType => ({ ...type, globalName: true });

const under = (parent: string, path: string, answers?: Answers): ResourceType => ({
  id: `{${parent}}/${path}/{name}`,
  ...(answers && { answers }),
});

const dnsRecord = (kind: string): ResourceType => ({
  id: `{group}/providers/Microsoft.Network/dnsZones/{zone_name}/${kind}/{name}`,
  answers: { fqdn: ({ name, zone_name }) => (name === '@' ? `${zone_name}.` : `${name}.${zone_name}.`) },
});

const site: Answers = {
  custom_domain_verification_id: '{digest}',
  default_hostname: '{name}.azurewebsites.net',
  kind: 'app,linux,container',
  outbound_ip_address_list: ['203.0.113.10', '203.0.113.11'],
  outbound_ip_addresses: '203.0.113.10,203.0.113.11',
  possible_outbound_ip_address_list: ['203.0.113.10', '203.0.113.11', '203.0.113.12'],
  possible_outbound_ip_addresses: '203.0.113.10,203.0.113.11,203.0.113.12',
  key_vault_reference_identity_id: 'SystemAssigned',
  site_credential: ({ name }) => [{ name: `$${name}`, password: 'simulated' }],
  'site_config.linux_fx_version': 'DOCKER|simulated',
};

const rolesOfSubscription = '/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions';

const resourceTypesOfAzurerm: Readonly<Record<string, ResourceType>> = {
  azurerm_resource_group: { id: '/subscriptions/{subscription}/resourceGroups/{name}' },
  azurerm_management_lock: under('scope', 'providers/Microsoft.Authorization/locks'),
  azurerm_role_assignment: under('scope', 'providers/Microsoft.Authorization/roleAssignments', {
    principal_type: 'ServicePrincipal',
    name: '{guid}',
    role_definition_id: ({ role_definition_name: name }) =>
      `${rolesOfSubscription}/${roleNamed(name)?.id ?? '{guid}'}`,
    role_definition_name: ({ role_definition_id: id }) => roleWithId(id)?.name ?? '',
  }),
  azurerm_role_definition: {
    id: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}|{scope}',
    answers: {
      role_definition_id: '{guid}',
      role_definition_resource_id:
        '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}',
      assignable_scopes: ({ scope }) => [scope ?? null],
    },
  },
  azurerm_user_assigned_identity: inGroup('Microsoft.ManagedIdentity/userAssignedIdentities', {
    client_id: '{guid}',
    principal_id: '{guid}',
    tenant_id: '{tenant}',
  }),
  azurerm_federated_identity_credential: under('parent_id', 'federatedIdentityCredentials'),

  azurerm_cdn_frontdoor_profile: inGroup('Microsoft.Cdn/profiles', { resource_guid: '{guid}' }),
  azurerm_cdn_frontdoor_endpoint: under('cdn_frontdoor_profile_id', 'afdEndpoints', {
    host_name: '{name}-{token}.z01.azurefd.net',
  }),
  azurerm_cdn_frontdoor_origin_group: under('cdn_frontdoor_profile_id', 'originGroups'),
  azurerm_cdn_frontdoor_origin: under('cdn_frontdoor_origin_group_id', 'origins'),
  azurerm_cdn_frontdoor_route: under('cdn_frontdoor_endpoint_id', 'routes'),
  azurerm_cdn_frontdoor_rule_set: under('cdn_frontdoor_profile_id', 'ruleSets'),
  azurerm_cdn_frontdoor_rule: under('cdn_frontdoor_rule_set_id', 'rules', {
    cdn_frontdoor_rule_set_name: ({ cdn_frontdoor_rule_set_id: id }) => String(id).split('/').at(-1) ?? '',
  }),
  azurerm_cdn_frontdoor_firewall_policy: inGroup(
    'Microsoft.Network/frontDoorWebApplicationFirewallPolicies',
    {
      frontend_endpoint_ids: [],
      captcha_cookie_expiration_in_minutes: 30,
      js_challenge_cookie_expiration_in_minutes: 30,
    },
  ),
  azurerm_cdn_frontdoor_security_policy: under('cdn_frontdoor_profile_id', 'securityPolicies', {
    'security_policies.firewall.association.domain.active': true,
  }),
  azurerm_cdn_frontdoor_custom_domain: under('cdn_frontdoor_profile_id', 'customDomains', {
    validation_token: '_{token}',
    expiration_date: '2030-01-08T00:00:00Z',
    'tls.cdn_frontdoor_secret_id': '',
  }),
  azurerm_cdn_frontdoor_custom_domain_association: {
    id: '{cdn_frontdoor_custom_domain_id:parent}/associations/{cdn_frontdoor_custom_domain_id:name}',
  },

  azurerm_cosmosdb_account: globally(inGroup('Microsoft.DocumentDB/databaseAccounts', cosmosAnswers)),
  azurerm_cosmosdb_sql_database: {
    id: '{group}/providers/Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlDatabases/{name}',
  },
  azurerm_cosmosdb_sql_container: {
    id: '{group}/providers/Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlDatabases/{database_name}/containers/{name}',
  },
  azurerm_cosmosdb_sql_role_assignment: {
    id: '{group}/providers/Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlRoleAssignments/{name}',
    answers: { name: '{guid}' },
  },
  azurerm_container_registry: {
    ...globally(
      inGroup('Microsoft.ContainerRegistry/registries', {
        login_server: '{name}.azurecr.io',
        admin_username: '',
        admin_password: '',
        data_endpoint_host_names: [],
      }),
    ),
    // A list in another order is a change in every plan: https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/containers/container_registry_resource.go#L925-L928
    readBack: (registry) => ({
      ...registry,
      georeplications: [...blocks(registry.georeplications)].sort((a, b) =>
        text(a, 'location') < text(b, 'location') ? -1 : 1,
      ),
    }),
  },

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

  azurerm_virtual_network: inGroup('Microsoft.Network/virtualNetworks', { guid: '{guid}' }),
  azurerm_subnet: {
    id: '{group}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}',
  },
  azurerm_network_security_group: inGroup('Microsoft.Network/networkSecurityGroups'),
  azurerm_network_security_rule: {
    id: '{group}/providers/Microsoft.Network/networkSecurityGroups/{network_security_group_name}/securityRules/{name}',
  },
  azurerm_subnet_network_security_group_association: { id: '{subnet_id}' },
  azurerm_private_dns_zone: inGroup('Microsoft.Network/privateDnsZones', {
    max_number_of_record_sets: 25000,
    max_number_of_virtual_network_links: 1000,
    max_number_of_virtual_network_links_with_registration: 100,
    number_of_record_sets: 1,
  }),
  azurerm_private_dns_zone_virtual_network_link: {
    id: '{group}/providers/Microsoft.Network/privateDnsZones/{private_dns_zone_name}/virtualNetworkLinks/{name}',
    answers: { resolution_policy: 'Default' },
  },
  azurerm_private_endpoint: inGroup('Microsoft.Network/privateEndpoints', {
    'private_service_connection.private_ip_address': '10.0.0.4',
    network_interface: ({ id, name }) => [
      {
        id: `${String(id).split('/privateEndpoints/')[0]}/networkInterfaces/${name}-nic`,
        name: `${name}-nic`,
      },
    ],
    'private_dns_zone_group.id': '{id}/privateDnsZoneGroups/{name}',
  }),
  azurerm_dns_zone: inGroup('Microsoft.Network/dnsZones', {
    max_number_of_record_sets: 10000,
    number_of_record_sets: 2,
    name_servers: ['com.', 'net.', 'org.', 'info.'].map(
      (domain, index) => `ns${index + 1}-01.azure-dns.${domain}`,
    ),
  }),
  azurerm_dns_a_record: dnsRecord('A'),
  azurerm_dns_aaaa_record: dnsRecord('AAAA'),
  azurerm_dns_caa_record: dnsRecord('CAA'),
  azurerm_dns_cname_record: dnsRecord('CNAME'),
  azurerm_dns_mx_record: dnsRecord('MX'),
  azurerm_dns_ns_record: dnsRecord('NS'),
  azurerm_dns_srv_record: dnsRecord('SRV'),
  azurerm_dns_txt_record: dnsRecord('TXT'),

  azurerm_key_vault: globally(
    inGroup('Microsoft.KeyVault/vaults', {
      vault_uri: 'https://{name}.vault.azure.net/',
      rbac_authorization_enabled: false,
    }),
  ),
  azurerm_service_plan: inGroup('Microsoft.Web/serverFarms', {
    kind: 'linux',
    reserved: ({ os_type }) => os_type === 'Linux',
    worker_count: 1,
    maximum_elastic_worker_count: 1,
  }),
  azurerm_linux_web_app: globally(inGroup('Microsoft.Web/sites', site)),
  azurerm_linux_web_app_slot: under('app_service_id', 'slots', {
    ...site,
    default_hostname: '{app_service_id:name}-{name}.azurewebsites.net',
  }),
  azurerm_storage_account: globally(
    inGroup('Microsoft.Storage/storageAccounts', {
      access_tier: 'Hot',
      primary_location: '{location}',
      primary_access_key: '{key}',
      secondary_access_key: '{key}',
      primary_blob_endpoint: 'https://{name}.blob.core.windows.net/',
      primary_blob_host: '{name}.blob.core.windows.net',
      primary_file_endpoint: 'https://{name}.file.core.windows.net/',
      primary_queue_endpoint: 'https://{name}.queue.core.windows.net/',
      primary_table_endpoint: 'https://{name}.table.core.windows.net/',
      primary_web_endpoint: 'https://{name}.z1.web.core.windows.net/',
    }),
  ),
  azurerm_storage_container: {
    id: '{storage_account_id}/blobServices/default/containers/{name}',
    answers: { resource_manager_id: '{id}', default_encryption_scope: '$account-encryption-key' },
  },
};

const entraIds: Answers = {
  client_id: '{guid}',
  object_id: '{id:name}',
  publisher_domain: 'contoso.onmicrosoft.com',
};

const resourceTypesOfAzuread: Readonly<Record<string, ResourceType>> = {
  azuread_application: {
    id: '/applications/{guid}',
    answers: {
      ...entraIds,
      template_id: '',
      app_role_ids: ({ app_role: roles }) => idsByValue(roles),
      oauth2_permission_scope_ids: ({ api }) =>
        idsByValue(Array.isArray(api) ? (api[0]?.oauth2_permission_scope ?? []) : []),
    },
  },
  azuread_application_registration: { id: '/applications/{guid}', answers: entraIds },
  azuread_service_principal: {
    id: '/servicePrincipals/{guid}',
    answers: { object_id: '{id:name}', application_tenant_id: '{tenant}', type: 'Application' },
  },
  azuread_application_identifier_uri: { id: '{application_id}/identifierUris/{identifier_uri:base64}' },
  azuread_application_federated_identity_credential: {
    id: '{application_id}/federatedIdentityCredential/{guid}',
    answers: { credential_id: '{id:name}' },
  },
  azuread_app_role_assignment: {
    id: '/servicePrincipals/{resource_object_id}/appRoleAssignedTo/{guid}',
    answers: { principal_type: 'ServicePrincipal' },
  },
  azuread_group: { id: '/groups/{guid}', answers: { object_id: '{id:name}', mail_nickname: '{token}' } },
};

function idsByValue(items: Value | undefined): Values {
  if (!Array.isArray(items)) return {};
  return Object.fromEntries(
    (items as readonly Values[])
      .filter(({ value }) => value)
      .map(({ value, id }) => [String(value), id ?? null]),
  );
}

export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  ...resourceTypesOfAzurerm,
  ...resourceTypesOfAzuread,
};
