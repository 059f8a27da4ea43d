import { isArmId } from './arm-id';
import { eachElement, mapEntries } from './plan';
import { resourceTypes } from './resource-types';
import type { Block } from './schema';
import { isList, isObject, type Value, type Values } from './value';

/** The resource types that an attribute of this name may refer to, in every azurerm resource that has it. */
const referencesOfAzurerm: Readonly<Record<string, readonly string[]>> = {
  action_group_id: ['azurerm_monitor_action_group'],
  action_groups: ['azurerm_monitor_action_group'],
  app_service_id: ['azurerm_linux_web_app'],
  application_insights_id: ['azurerm_application_insights'],
  cdn_frontdoor_custom_domain_id: ['azurerm_cdn_frontdoor_custom_domain'],
  cdn_frontdoor_custom_domain_ids: ['azurerm_cdn_frontdoor_custom_domain'],
  cdn_frontdoor_domain_id: ['azurerm_cdn_frontdoor_endpoint', 'azurerm_cdn_frontdoor_custom_domain'],
  cdn_frontdoor_endpoint_id: ['azurerm_cdn_frontdoor_endpoint'],
  cdn_frontdoor_firewall_policy_id: ['azurerm_cdn_frontdoor_firewall_policy'],
  cdn_frontdoor_origin_group_id: ['azurerm_cdn_frontdoor_origin_group'],
  cdn_frontdoor_origin_ids: ['azurerm_cdn_frontdoor_origin'],
  cdn_frontdoor_profile_id: ['azurerm_cdn_frontdoor_profile'],
  cdn_frontdoor_route_ids: ['azurerm_cdn_frontdoor_route'],
  cdn_frontdoor_rule_set_id: ['azurerm_cdn_frontdoor_rule_set'],
  cdn_frontdoor_rule_set_ids: ['azurerm_cdn_frontdoor_rule_set'],
  component_id: ['azurerm_application_insights'],
  dns_zone_id: ['azurerm_dns_zone'],
  identity_ids: ['azurerm_user_assigned_identity'],
  key_vault_reference_identity_id: ['azurerm_user_assigned_identity'],
  log_analytics_workspace_id: ['azurerm_log_analytics_workspace'],
  network_security_group_id: ['azurerm_network_security_group'],
  private_dns_zone_ids: ['azurerm_private_dns_zone'],
  service_plan_id: ['azurerm_service_plan'],
  storage_account_id: ['azurerm_storage_account'],
  subnet_id: ['azurerm_subnet'],
  virtual_network_id: ['azurerm_virtual_network'],
  virtual_network_subnet_id: ['azurerm_subnet'],
  virtual_network_subnet_ids: ['azurerm_subnet'],
  web_test_id: ['azurerm_application_insights_standard_web_test'],
  workspace_id: ['azurerm_log_analytics_workspace'],
  parent_id: ['azurerm_user_assigned_identity'],
};
/** Attributes that take the id of any resource. */
const anyResource = new Set(['metric_resource_id', 'private_connection_resource_id', 'target_resource_id']);

const referencesOfAzuread: Readonly<Record<string, readonly string[]>> = {
  application_id: ['azuread_application', 'azuread_application_registration'],
};

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const guids = new Set([
  'active_directory_client_id',
  'app_role_id',
  'object_id',
  'principal_id',
  'principal_object_id',
  'resource_object_id',
  'tenant_id',
  'x_azure_fdid',
]);

/** Problems of form: what is configured where an id is expected, without asking whether it exists. */
export function formProblems(type: string, config: Values): readonly string[] {
  const known = type.startsWith('azuread_') ? referencesOfAzuread : referencesOfAzurerm;
  return texts(config).flatMap(({ attribute, text }) => formProblem(known[attribute], attribute, text));
}

function formProblem(
  types: readonly string[] | undefined,
  attribute: string,
  text: string,
): readonly string[] {
  if (types && !types.some((type) => patternOf(type).test(text))) {
    const forms = types.map((type) => formOf(type)).join('" or "');
    return [`parsing "${text}": expected \`${attribute}\` to be an id of the form "${forms}"`];
  }
  if (anyResource.has(attribute) && !isArmId(text)) {
    return [`parsing "${text}": expected \`${attribute}\` to be the id of an Azure resource`];
  }
  if (guids.has(attribute) && !guid.test(text)) {
    return [`expected "${attribute}" to be a valid UUID, got ${text}`];
  }
  return [];
}

const formOf = (type: string): string =>
  (resourceTypes[type]?.id ?? '')
    .replace('{group}', '/subscriptions/{subscription}/resourceGroups/{resource_group}')
    .replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const [parent] = referencesOfAzurerm[name] ?? [];
      return parent ? formOf(parent) : placeholder;
    });

const patterns = new Map<string, RegExp>();
function patternOf(type: string): RegExp {
  const pattern =
    patterns.get(type) ??
    new RegExp(
      `^${formOf(type)
        .replaceAll('.', '\\.')
        .replace(/\{\w+\}/g, '[^/]+')}$`,
    );
  patterns.set(type, pattern);
  return pattern;
}

/** Every id of Azure or Entra that a resource is configured with and that must exist before it does. */
export function referencesOf(block: Block, values: Values): readonly string[] {
  const { id, ...rest } = configurable(block, values);
  return [...new Set(texts(rest).map(({ text }) => text))].filter(
    (text) => isArmId(text) || /^\/(applications|servicePrincipals|groups)\/[^/]+$/.test(text),
  );
}

/** The values without those that only Azure sets. */
const configurable = (block: Block, values: Values): Values => ({
  ...mapEntries(block.attributes, (name, { optional, required }) =>
    optional || required ? (values[name] ?? null) : null,
  ),
  ...mapEntries(block.block_types, (name, child) =>
    eachElement(values[name] ?? null, (element) => configurable(child.block, element)),
  ),
});

interface Text {
  readonly attribute: string;
  readonly text: string;
}

function texts(value: Value, attribute = ''): readonly Text[] {
  if (typeof value === 'string') return [{ attribute, text: value }];
  if (isList(value)) return value.flatMap((element) => texts(element, attribute));
  if (isObject(value)) return Object.entries(value).flatMap(([name, inner]) => texts(inner, name));
  return [];
}
