import { text, type Values } from './value';

interface NameRule {
  readonly min: number;
  readonly max: number;
  readonly pattern: RegExp;
}

const rule = (min: number, max: number, pattern: RegExp): NameRule => ({ min, max, pattern });
const hyphenated = /^[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]$/;
const dotted = /^[\w.()-]*[\w()-]$/;
const ofNetwork = /^[a-zA-Z0-9][\w.-]*\w$/;

/**
 * Which names Azure takes, by resource type
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules). What `topology/` thinks
 * of names is deliberately not asked: the rehearsal is there to find out whether it is right.
 */
const nameRules: Readonly<Record<string, NameRule>> = {
  azurerm_resource_group: rule(1, 90, dotted),
  azurerm_cdn_frontdoor_profile: rule(1, 90, hyphenated),
  azurerm_cdn_frontdoor_endpoint: rule(2, 46, hyphenated),
  azurerm_cdn_frontdoor_origin_group: rule(1, 90, hyphenated),
  azurerm_cdn_frontdoor_origin: rule(2, 90, hyphenated),
  azurerm_cdn_frontdoor_route: rule(2, 90, hyphenated),
  azurerm_cdn_frontdoor_rule_set: rule(1, 60, /^[a-zA-Z][a-zA-Z0-9]*$/),
  azurerm_cdn_frontdoor_rule: rule(1, 260, /^[a-zA-Z][a-zA-Z0-9]*$/),
  azurerm_cdn_frontdoor_firewall_policy: rule(1, 128, /^[a-zA-Z][a-zA-Z0-9]*$/),
  azurerm_cdn_frontdoor_security_policy: rule(1, 260, hyphenated),
  azurerm_cdn_frontdoor_custom_domain: rule(2, 260, hyphenated),
  azurerm_cosmosdb_account: rule(3, 44, /^[a-z0-9][a-z0-9-]*[a-z0-9]$/),
  azurerm_cosmosdb_sql_database: rule(1, 255, /^[^/\\#?]+$/),
  azurerm_cosmosdb_sql_container: rule(1, 255, /^[^/\\#?]+$/),
  azurerm_container_registry: rule(5, 50, /^[a-zA-Z0-9]+$/),
  azurerm_log_analytics_workspace: rule(4, 63, hyphenated),
  azurerm_application_insights: rule(1, 260, /^[^%&\\?/]+$/),
  azurerm_monitor_action_group: rule(1, 260, /^[^:<>+/&%\\?]+$/),
  azurerm_user_assigned_identity: rule(3, 128, /^[a-zA-Z0-9][\w-]*$/),
  azurerm_virtual_network: rule(2, 64, ofNetwork),
  azurerm_subnet: rule(1, 80, ofNetwork),
  azurerm_network_security_group: rule(1, 80, ofNetwork),
  azurerm_network_security_rule: rule(1, 80, ofNetwork),
  azurerm_private_endpoint: rule(2, 64, ofNetwork),
  azurerm_key_vault: rule(3, 24, /^[a-zA-Z](-?[a-zA-Z0-9])*$/),
  azurerm_service_plan: rule(1, 60, /^[\w-]+$/),
  azurerm_linux_web_app: rule(1, 60, /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/),
  azurerm_linux_web_app_slot: rule(1, 59, /^[a-zA-Z0-9-]+$/),
  azurerm_storage_account: rule(3, 24, /^[a-z0-9]+$/),
  azurerm_storage_container: rule(3, 63, /^\$root$|^\$web$|^[a-z0-9](-?[a-z0-9])*$/),
};

export function nameProblems(type: string, config: Values): readonly string[] {
  const name = text(config, 'name');
  const found = nameRules[type];
  if (!found || name === '') return [];
  const { min, max, pattern } = found;
  if (name.length < min || name.length > max) {
    return [`"name" of ${type} must be ${min} to ${max} characters long, "${name}" has ${name.length}`];
  }
  return pattern.test(name) ? [] : [`"name" of ${type} must match ${pattern.source}, got "${name}"`];
}
