import { blocks } from '../value';
import { hyphenated, nameForm } from './name-form';
import { azurermSource, inGroup, type ProviderCheck, type ResourceType, under } from './resource-type';
import { unusedBy } from './usage';

const profileChecks: readonly ProviderCheck[] = [
  {
    name: 'a profile is not downgraded',
    stage: 'plan',
    source: `${azurermSource}/cdn/cdn_frontdoor_profile_resource.go#L99-L112`,
    check: ({ sku_name }, before) =>
      before?.sku_name === 'Premium_AzureFrontDoor' && sku_name === 'Standard_AzureFrontDoor'
        ? [
            'downgrading `sku_name` from `Premium_AzureFrontDoor` to `Standard_AzureFrontDoor` is not supported',
          ]
        : [],
  },
];

const firewallChecks: readonly ProviderCheck[] = [
  {
    name: 'managed rules need the Premium SKU',
    stage: 'plan',
    source: `${azurermSource}/cdn/cdn_frontdoor_firewall_policy_resource.go#L531-L577`,
    check: ({ managed_rule, sku_name }) =>
      blocks(managed_rule).length > 0 && sku_name === 'Standard_AzureFrontDoor'
        ? [
            '\'managed_rule\' code block is only supported with the "Premium_AzureFrontDoor" sku, got "Standard_AzureFrontDoor"',
          ]
        : [],
  },
  {
    name: 'rules of the default rule set 2.x score or log',
    stage: 'apply',
    source: `${azurermSource}/cdn/cdn_frontdoor_firewall_policy_resource.go#L1163-L1170`,
    check: ({ managed_rule }) =>
      blocks(managed_rule).flatMap(({ version, override }) =>
        blocks(override)
          .flatMap(({ rule }) => blocks(rule))
          .flatMap(({ action }) => actionProblems(String(version), String(action))),
      ),
  },
];

function actionProblems(version: string, action: string): readonly string[] {
  const scores = Number(version) >= 2; // what is no number counts as 1.0
  if (!scores && action === 'AnomalyScoring') {
    return [
      `"AnomalyScoring" is only valid in managed rules where 'type' is DRS and \`version\` is '2.0' or above, got "${version}"`,
    ];
  }
  return scores && !['AnomalyScoring', 'Log'].includes(action)
    ? [
        `the managed rules 'action' field must be set to 'AnomalyScoring' or 'Log' if the managed rule is DRS 2.0 or above, got "${action}"`,
      ]
    : [];
}

/** Front Door itself and its firewall. */
export const frontDoorTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_cdn_frontdoor_profile: inGroup('Microsoft.Cdn/profiles', {
    name: nameForm(1, 90, hyphenated),
    takenBy: ['cdn_frontdoor_profile_id'],
    answers: { resource_guid: '{guid}' },
    checks: profileChecks,
  }),
  azurerm_cdn_frontdoor_endpoint: under('cdn_frontdoor_profile_id', 'afdEndpoints', {
    name: nameForm(2, 46, hyphenated),
    takenBy: ['cdn_frontdoor_endpoint_id', 'cdn_frontdoor_domain_id'],
    answers: { host_name: '{name}-{token}.z01.azurefd.net' },
    olderClient: true,
  }),
  azurerm_cdn_frontdoor_firewall_policy: inGroup(
    'Microsoft.Network/frontDoorWebApplicationFirewallPolicies',
    {
      name: nameForm(1, 128, /^[a-zA-Z][a-zA-Z0-9]*$/),
      takenBy: ['cdn_frontdoor_firewall_policy_id'],
      answers: {
        frontend_endpoint_ids: [],
        captcha_cookie_expiration_in_minutes: 30,
        js_challenge_cookie_expiration_in_minutes: 30,
      },
      checks: firewallChecks,
      deleteGuards: [unusedBy('azurerm_cdn_frontdoor_security_policy', 'security_policies')],
    },
  ),
  azurerm_cdn_frontdoor_security_policy: under('cdn_frontdoor_profile_id', 'securityPolicies', {
    name: nameForm(1, 260, hyphenated),
    answers: { 'security_policies.firewall.association.domain.active': true },
  }),
};
