/**
 * What the Azure Proactive Resiliency Library asks, said of the stacks: its queries where it has some, else its text
 * (data/aprl.json names the commit). What no stack can show is advice, and docs/exceptions.md answers it.
 */
import { at } from '../json-path';
import { type Properties, reference, resourcesOf, type StackFile } from '../synthesize';
import data from './data/aprl.json';

type Stacks = readonly StackFile[];
/** Is there what is asked for? */
type Holds = (stacks: Stacks) => boolean;

const all = (stacks: Stacks, type: string): readonly Properties[] =>
  stacks.flatMap((stack) => resourcesOf(stack, type).map(({ properties }) => properties));

const every =
  (type: string, holds: (properties: Properties) => boolean): Holds =>
  (stacks) =>
    all(stacks, type).every(holds);
const everyIs = (type: string, path: string, wanted: unknown): Holds =>
  every(type, (one) => at(one, path) === wanted);
const everySets = (type: string, path: string): Holds => every(type, (one) => at(one, path) !== undefined);
/** Every element of a list, and it has some. */
const everyHas = (type: string, path: string, holds: (element: Properties) => boolean = () => true): Holds =>
  every(type, (one) => {
    const value = at(one, path) as Properties | readonly Properties[] | undefined;
    const list: readonly Properties[] = value === undefined ? [] : [value].flat();
    return list.length > 0 && list.every(holds);
  });
const absent =
  (...types: readonly string[]): Holds =>
  (stacks) =>
    types.every((type) => all(stacks, type).length === 0);
/** Some resource of this type holds the text. */
const some =
  (type: string, text = ''): Holds =>
  (stacks) =>
    all(stacks, type).some((one) => JSON.stringify(one).includes(text));
/** Each resource of the one type is referred to by one of the other, in its own stack. */
const eachHas =
  (type: string, other: string): Holds =>
  (stacks) =>
    stacks.every((stack) =>
      resourcesOf(stack, type).every(({ address }) => some(other, `\${${address}.`)([stack])),
    );
const both =
  (...conditions: readonly Holds[]): Holds =>
  (stacks) =>
    conditions.every((holds) => holds(stacks));

const logged = (type: string): Holds => eachHas(type, 'azurerm_monitor_diagnostic_setting');
/** A rule on a metric of this resource type. */
const alert = (namespace: string): Holds =>
  some('azurerm_monitor_metric_alert', `"metric_namespace":"${namespace}"`);

/** What has a region is where its group is. */
const besideItsGroup: Holds = (stacks) =>
  stacks.every((stack) => {
    const groups = resourcesOf(stack, 'azurerm_resource_group').map(
      ({ address, properties }) => [reference(`${address}.name`), properties.location] as const,
    );
    return resourcesOf(stack).every(({ properties: { resource_group_name: group, location } }) =>
      groups.every(
        ([name, where]) => group !== name || !location || location === 'global' || location === where,
      ),
    );
  });
const apartFrom =
  (type: string, other: string): Holds =>
  (stacks) => {
    const groupsOf = (one: string) => all(stacks, one).map(({ resource_group_name }) => resource_group_name);
    return groupsOf(type).every((group) => !groupsOf(other).includes(group));
  };

const noFunctionApp = absent('azurerm_linux_function_app', 'azurerm_windows_function_app');
const ACCOUNT = 'azurerm_cosmosdb_account';
const APP = 'azurerm_linux_web_app';
const FLOW_LOG = 'azurerm_network_watcher_flow_log';
const GROUP = 'azurerm_network_security_group';
const ORIGIN = 'azurerm_cdn_frontdoor_origin';
const PLAN = 'azurerm_service_plan';
const PROFILE = 'azurerm_cdn_frontdoor_profile';
const REGISTRY = 'azurerm_container_registry';
const ROUTE = 'azurerm_cdn_frontdoor_route';
const SLOT = 'azurerm_linux_web_app_slot';
const STORAGE = 'azurerm_storage_account';
const VAULT = 'azurerm_key_vault';
const WAF = 'azurerm_cdn_frontdoor_firewall_policy';
const LOG_ALERT = 'azurerm_monitor_scheduled_query_rules_alert_v2';
const WORKSPACE = 'azurerm_log_analytics_workspace';

/** By the first eight digits of the id. */
const holds: Readonly<Record<string, Holds>> = {
  // Front Door
  '1ad74c3c': logged(PROFILE),
  d9bd6780: both(
    everyIs(ROUTE, 'forwarding_protocol', 'HttpsOnly'),
    every(ROUTE, ({ supported_protocols }) => !JSON.stringify(supported_protocols).includes('"Http"')),
  ),
  '24ab9f11': everyIs(ROUTE, 'https_redirect_enabled', true),
  '29d65c41': everyIs('azurerm_cdn_frontdoor_custom_domain', 'tls.certificate_type', 'ManagedCertificate'),
  '4638c2c0': absent('azurerm_cdn_frontdoor_secret'),
  cd6a32af: everyIs(ORIGIN, 'origin_host_header', undefined),
  '1bd2b7e8': both(some('azurerm_cdn_frontdoor_security_policy'), everyHas(WAF, 'managed_rule')),
  // The door's groups have one origin each, and no probe.
  '38f3d542': (stacks) =>
    all(stacks, ORIGIN).filter(({ cdn_frontdoor_origin_group_id: id }) =>
      String(id).endsWith('.outputs.origin_group_id}'),
    ).length > 1,
  '5783defe': every('azurerm_cdn_frontdoor_origin_group', (group) =>
    [undefined, 'HEAD'].includes(at(group, 'health_probe.request_type') as string | undefined),
  ),
  b515690d: some(WAF, '"GeoMatch"'),
  '1cfe7834': everySets(ORIGIN, 'private_link'),
  '82fa3cff': absent('azurerm_frontdoor'),
  '5357ae22': some('azurerm_monitor_metric_alert', '"WebApplicationFirewallRequestCount"'),
  // Cosmos DB
  '43663217': every(ACCOUNT, ({ geo_location }) => (geo_location as readonly unknown[]).length > 1),
  '9cabded7': everyIs(ACCOUNT, 'automatic_failover_enabled', true),
  '921631f6': everyHas(ACCOUNT, 'geo_location', ({ zone_redundant }) => zone_redundant === true),
  '9ce78192': everyIs(ACCOUNT, 'multiple_write_locations_enabled', true),
  e544520b: everyIs(ACCOUNT, 'backup.type', 'Continuous'),
  deaea200: alert('Microsoft.DocumentDB/databaseAccounts'),
  // Container Registry
  eb005943: everyIs(REGISTRY, 'sku', 'Premium'),
  '63491f70': everyIs(REGISTRY, 'zone_redundancy_enabled', true),
  '36ea6c09': everyHas(REGISTRY, 'georeplications'),
  a5a0101a: every(APP, (app) =>
    /^[^/]+\/./.test(String(at(app, 'site_config.application_stack.docker_image_name'))),
  ),
  '8e389532': apartFrom(REGISTRY, PROFILE),
  '3ef86f16': everySets(REGISTRY, 'retention_policy_in_days'),
  '03f4a7d8': everyIs(REGISTRY, 'anonymous_pull_enabled', false),
  '44107155': logged(REGISTRY),
  d594cde6: some(LOG_ALERT, 'SuccessfulPullCount'),
  e7f0fd54: () => false, // azurerm has no argument for it, so it is off
  // App Service
  '88cb90c2': everyIs(PLAN, 'zone_balancing_enabled', true),
  b2113023: every(PLAN, ({ sku_name }) => /^[SPI]/.test(String(sku_name))),
  dbe3fd66: absent(SLOT),
  '6320abf6': eachHas(PLAN, 'azurerm_monitor_autoscale_setting'),
  '855ca19a': every(PLAN, ({ worker_count }) => Number(worker_count) >= 2),
  '493f6079': logged(APP),
  a7e8bb3d: everySets(APP, 'app_settings.APPLICATIONINSIGHTS_CONNECTION_STRING'),
  '3f9ddb59': both(everyIs(APP, 'logs', undefined), everyIs(APP, 'storage_account', undefined)),
  a1d91661: eachHas(APP, SLOT),
  '0b80b67c': everySets(APP, 'app_settings'),
  '0a535241': everySets(SLOT, 'app_settings'),
  fd049c28: everySets(APP, 'site_config.health_check_path'),
  aab6b4a4: everyHas(APP, 'site_config.ip_restriction'),
  c6c4b962: noFunctionApp,
  '52f368ee': noFunctionApp,
  '0b06a688': noFunctionApp,
  c9a278b7: noFunctionApp,
  '7c608f46': noFunctionApp,
  // logs and telemetry
  b36fd2ac: eachHas(WORKSPACE, 'azurerm_log_analytics_data_export_rule'),
  '4b77191c': some(LOG_ALERT, '_LogOperation'),
  dac421ec: everySets('azurerm_application_insights', 'workspace_id'),
  '092f5c85': everyIs(APP, 'app_settings.APPINSIGHTS_INSTRUMENTATIONKEY', undefined),
  be448849: some('azurerm_monitor_activity_log_alert', '"category":"ResourceHealth"'),
  // Key Vault
  '1cca00d2': every(VAULT, ({ soft_delete_retention_days: days = 90 }) => Number(days) > 0),
  '70fcfe6d': everyIs(VAULT, 'purge_protection_enabled', true),
  '00c3d2b0': eachHas(VAULT, 'azurerm_private_endpoint'),
  '1dc0821d': logged(VAULT),
  // networks
  f0bf9ae6: eachHas('azurerm_subnet', 'azurerm_subnet_network_security_group_association'),
  '69ea1185': everySets('azurerm_virtual_network', 'ddos_protection_plan'),
  '24ae3773': everyIs('azurerm_subnet', 'service_endpoints', undefined),
  '06b77be9': eachHas('azurerm_virtual_network', FLOW_LOG),
  d2976d3e: logged(GROUP),
  '8bb4a57b': some('azurerm_monitor_activity_log_alert', 'Microsoft.Network/networkSecurityGroups'),
  '52ac35e8': eachHas(GROUP, 'azurerm_management_lock'),
  '8291c1fa': eachHas(GROUP, 'azurerm_network_security_rule'),
  ab896e8c: alert('Microsoft.Network/privateDnsZones'),
  a2341513: (stacks) =>
    all(stacks, 'azurerm_private_dns_zone_virtual_network_link').length >=
    2 * all(stacks, 'azurerm_private_dns_zone').length,
  '4e133bd0': some('azurerm_network_watcher'),
  '22a769ed': everyIs(FLOW_LOG, 'enabled', true),
  '1e28bbc1': some('azurerm_network_connection_monitor'),
  bf0b7dbd: everySets(FLOW_LOG, 'traffic_analytics'),
  // the account of the states
  e6c7e1cc: every(STORAGE, (account) => account.account_replication_type !== 'LRS'),
  '03263c57': everySets(STORAGE, 'blob_properties.delete_retention_policy'),
  '8ebda7c0': everyIs(STORAGE, 'blob_properties.versioning_enabled', true),
  '1b965cb9': everySets(STORAGE, 'blob_properties.restore_policy'),
  '96cb8331': alert('Microsoft.Storage/storageAccounts'),
  '2ad78dec': everyIs(STORAGE, 'account_kind', 'StorageV2'),
  dc55be60: eachHas(STORAGE, 'azurerm_private_endpoint'),
  // the subscription
  c041d596: absent('azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine'),
  '9729c89d': some('azurerm_monitor_activity_log_alert', '"category":"ServiceHealth"'),
  '98bd7098': besideItsGroup,
};

export interface Recommendation {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly state: string;
  /** Left out: advice. */
  readonly holds: Holds | undefined;
}

export const aprl: readonly Recommendation[] = Object.entries(data.recommendations).map(
  ([guid, { title, type, state }]) => {
    const id = guid.slice(0, 8);
    return { id, title, type, state, holds: holds[id] };
  },
);

/** What azurerm calls the resource types of the library, and what belongs to them there. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.Cdn/profiles': [
    PROFILE,
    ROUTE,
    ORIGIN,
    'azurerm_cdn_frontdoor_custom_domain',
    'azurerm_cdn_frontdoor_security_policy',
  ],
  'Microsoft.Cdn/profiles/originGroups': ['azurerm_cdn_frontdoor_origin_group'],
  'Microsoft.ContainerRegistry/registries': [REGISTRY],
  'Microsoft.DocumentDB/databaseAccounts': [ACCOUNT],
  'Microsoft.Insights/activityLogAlerts': ['azurerm_monitor_activity_log_alert'],
  'Microsoft.Insights/components': ['azurerm_application_insights'],
  'Microsoft.KeyVault/vaults': [VAULT],
  'Microsoft.Network/dnsZones': ['azurerm_dns_zone'],
  'Microsoft.Network/frontdoorWebApplicationFirewallPolicies': [WAF],
  'Microsoft.Network/networkSecurityGroups': [GROUP, 'azurerm_network_security_rule'],
  'Microsoft.Network/networkWatchers': ['azurerm_network_watcher'],
  'Microsoft.Network/networkWatchers/flowlogs': [FLOW_LOG],
  'Microsoft.Network/privateDnsZones': [
    'azurerm_private_dns_zone',
    'azurerm_private_dns_zone_virtual_network_link',
  ],
  'Microsoft.Network/privateEndpoints': ['azurerm_private_endpoint'],
  'Microsoft.Network/virtualNetworks': ['azurerm_virtual_network', 'azurerm_subnet'],
  'Microsoft.OperationalInsights/workspaces': [WORKSPACE, LOG_ALERT],
  'Microsoft.Storage/storageAccounts': [STORAGE],
  'Microsoft.Subscription/Subscriptions': [
    'azurerm_resource_group',
    'azurerm_monitor_diagnostic_setting',
    'azurerm_monitor_metric_alert',
  ],
  'Microsoft.Web/serverFarms': [PLAN, 'azurerm_monitor_autoscale_setting'],
  'Microsoft.Web/sites': [APP],
  'Microsoft.Web/sites/slots': [SLOT],
};

/** The library's names of the types above. */
export const namedTypes: readonly string[] = Object.keys(TYPES);

/** The resource types that its recommendations are asked of. */
export const looksAt: readonly string[] = Object.values(TYPES).flat();
