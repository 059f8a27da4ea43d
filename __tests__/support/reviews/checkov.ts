/**
 * What checkov asks of a resource, in the words of its source (data/checkov.json names the commit): the same attributes,
 * the same names, old ones too, and the same answer where an attribute is not set.
 */
import { at } from '../json-path';
import type { Properties, StackFile } from '../synthesize';
import data from './data/checkov.json';

type Holds = (properties: Properties, stack: StackFile, address: string) => boolean;

const is =
  (path: string, ...wanted: readonly unknown[]): Holds =>
  (properties) =>
    wanted.includes(at(properties, path));
const isSet =
  (path: string): Holds =>
  (properties) =>
    at(properties, path) !== undefined;
const isNot =
  (path: string, ...forbidden: readonly unknown[]): Holds =>
  (properties) =>
    !forbidden.includes(at(properties, path));

const INTERNET = ['*', '0.0.0.0', '<nw>/0', '/0', 'internet', 'any'];
const text = (value: unknown): string => String(value ?? '').toLowerCase();

function includesPort(range: unknown, port: number): boolean {
  if (text(range) === '*') return true;
  const [first = Number.NaN, last = first] = text(range).split('-').map(Number);
  return first <= port && port <= last;
}

/** Of a rule; groups have none of their own here. */
const closed =
  (protocols: readonly string[], port?: number): Holds =>
  ({
    access,
    direction,
    protocol,
    source_address_prefix: source,
    destination_port_range: range,
    security_rule,
  }) => {
    if (security_rule !== undefined) throw new Error('a rule inside a group: read it here, too');
    const reached =
      text(access) === 'allow' && text(direction) === 'inbound' && INTERNET.includes(text(source));
    return !(
      reached &&
      protocols.includes(text(protocol)) &&
      (port === undefined || includesPort(range, port))
    );
  };

/** Another resource of the stack refers to this one. */
const connected =
  (...types: readonly string[]): Holds =>
  (_, { resource }, address) =>
    types.some((type) => JSON.stringify(resource[type] ?? {}).includes(`\${${address}.`));

const noDnsServers: Holds = ({ dns_servers }) => dns_servers === undefined;

const holds: Readonly<Record<string, Holds>> = {
  CKV_AZURE_3: is('enable_https_traffic_only', undefined, true),
  CKV_AZURE_9: closed(['tcp', '*'], 3389),
  CKV_AZURE_10: closed(['tcp', '*'], 22),
  CKV_AZURE_13: is('auth_settings_v2.auth_enabled', true),
  CKV_AZURE_14: is('https_only', true),
  CKV_AZURE_15: is('site_config.minimum_tls_version', undefined, '1.2', '1.3'),
  CKV_AZURE_16: isSet('identity'),
  CKV_AZURE_17: is('client_certificate_enabled', true),
  CKV_AZURE_18: is('site_config.http2_enabled', true),
  CKV_AZURE_33: (account) =>
    ['delete', 'write', 'read'].every((one) => at(account, `queue_properties.logging.${one}`) === true),
  CKV_AZURE_34: is('container_access_type', undefined, 'private'),
  // Without rules it does not tell, and so flags nothing.
  CKV_AZURE_35: is('network_rules.default_action', undefined, 'Deny'),
  CKV_AZURE_36: (account, ...rest) =>
    !is('network_rules.default_action', 'Deny')(account, ...rest) ||
    JSON.stringify(at(account, 'network_rules.bypass') ?? []).includes('AzureServices'),
  CKV_AZURE_39: (role) => !JSON.stringify([at(role, 'permissions.actions')].flat()[0] ?? '').includes('*'),
  CKV_AZURE_42: (vault, ...rest) =>
    is('purge_protection_enabled', true)(vault, ...rest) &&
    is('soft_delete_enabled', undefined, true)(vault, ...rest),
  CKV_AZURE_43: ({ name }) => /^[a-z0-9]{3,24}$/.test(String(name)),
  CKV_AZURE_44: is('min_tls_version', 'TLS1_2', 'TLS1_3'),
  CKV_AZURE_57: (app) => !JSON.stringify(at(app, 'site_config.cors.allowed_origins') ?? []).includes('"*"'),
  CKV_AZURE_59: is('public_network_access_enabled', false),
  CKV_AZURE_63: isSet('logs.http_logs'),
  CKV_AZURE_65: is('logs.detailed_error_messages', true),
  CKV_AZURE_66: is('logs.failed_request_tracing', true),
  CKV_AZURE_71: isSet('identity.type'),
  CKV_AZURE_72: is('site_config.remote_debugging_enabled', undefined, false),
  CKV_AZURE_77: closed(['udp']),
  CKV_AZURE_78: is('site_config.ftps_state', 'Disabled', 'FtpsOnly'),
  CKV_AZURE_88: is('storage_account.type', 'AzureFiles'),
  CKV_AZURE_99: is('public_network_access_enabled', false),
  CKV_AZURE_100: isSet('key_vault_key_id'),
  CKV_AZURE_101: is('public_network_access_enabled', false),
  CKV_AZURE_109: is('network_acls.default_action', 'Deny'),
  CKV_AZURE_110: is('purge_protection_enabled', true),
  CKV_AZURE_111: is('soft_delete_enabled', undefined, true),
  CKV_AZURE_132: is('access_key_metadata_writes_enabled', false),
  CKV_AZURE_137: isNot('admin_enabled', true),
  CKV_AZURE_138: isNot('anonymous_pull_enabled', true),
  CKV_AZURE_139: is('public_network_access_enabled', false),
  CKV_AZURE_140: is('local_authentication_disabled', true),
  CKV_AZURE_153: is('https_only', true),
  CKV_AZURE_160: closed(['tcp', '*'], 80),
  CKV_AZURE_163: is('sku', 'Standard', 'Premium'),
  CKV_AZURE_164: is('trust_policy_enabled', true),
  CKV_AZURE_165: (registry) =>
    registry.sku === 'Premium' && [registry.georeplications ?? []].flat().length > 0,
  CKV_AZURE_166: is('quarantine_policy_enabled', true),
  CKV_AZURE_167: isSet('retention_policy_in_days'),
  CKV_AZURE_182: noDnsServers,
  CKV_AZURE_183: noDnsServers,
  CKV_AZURE_189: is('public_network_access_enabled', false),
  CKV_AZURE_190: is('allow_nested_items_to_be_public', false),
  CKV_AZURE_206: is('account_replication_type', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'),
  CKV_AZURE_211: isNot('sku_name', 'B1', 'B2', 'B3', 'F1', 'D1'),
  CKV_AZURE_212: ({ worker_count }) => Number(worker_count) > 1,
  CKV_AZURE_213: isSet('site_config.health_check_path'),
  CKV_AZURE_214: is('site_config.always_on', undefined, true),
  CKV_AZURE_222: is('public_network_access_enabled', false),
  CKV_AZURE_225: is('zone_balancing_enabled', true),
  CKV_AZURE_233: ({ zone_redundancy_enabled, georeplications }) =>
    [{ zone_redundancy_enabled }, ...((georeplications as Properties[] | undefined) ?? [])].every(
      (one) => one.zone_redundancy_enabled === true,
    ),
  CKV_AZURE_237: is('data_endpoint_enabled', true),
  CKV_AZURE_244: is('local_user_enabled', false),
  CKV2_AZURE_1: (account, ...rest) =>
    isSet('customer_managed_key.key_vault_key_id')(account, ...rest) ||
    connected('azurerm_storage_account_customer_managed_key')(account, ...rest),
  CKV2_AZURE_8: is('container_access_type', undefined, 'private'),
  CKV2_AZURE_21: connected('azurerm_log_analytics_storage_insights'),
  CKV2_AZURE_31: connected('azurerm_subnet_network_security_group_association'),
  CKV2_AZURE_32: connected('azurerm_private_endpoint'),
  CKV2_AZURE_33: connected('azurerm_private_endpoint'),
  CKV2_AZURE_38: isSet('blob_properties.delete_retention_policy'),
  CKV2_AZURE_40: is('shared_access_key_enabled', false),
  CKV2_AZURE_41: (account, ...rest) =>
    is('shared_access_key_enabled', false)(account, ...rest) ||
    isSet('sas_policy.expiration_period')(account, ...rest),
  CKV2_AZURE_47: is('allow_nested_items_to_be_public', false),
};

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly types: readonly string[];
  readonly holds: Holds | undefined;
}

export const checkov: readonly Check[] = Object.entries(data.checks).map(([id, check]) => ({
  id,
  ...check,
  holds: holds[id],
}));
