import { CdnFrontdoorFirewallPolicy } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-firewall-policy';
import type { Construct } from 'constructs';
import type { Topology } from '../topology/topology';
import { literal } from './literal';
import { managedRules } from './managed-rules';

export interface WafPolicyProps {
  readonly name: string;
  readonly resourceGroupName: string;
  /** Requests a minute from one client address, counted by each edge server for itself. */
  readonly rateLimitPerMinute: number;
  /** Of the managed rules; the rate limit blocks in any case. */
  readonly managedRules: 'Log' | 'Block';
  readonly settings: Topology['frontDoor']['waf'];
  readonly clientAddresses: 'keep' | 'scrub';
}

/** Managed rules, a block on known bad bots, and a rate limit for each client. */
export function wafPolicy(
  scope: Construct,
  id: string,
  { settings, ...props }: WafPolicyProps,
): CdnFrontdoorFirewallPolicy {
  return new CdnFrontdoorFirewallPolicy(scope, id, {
    name: props.name,
    resourceGroupName: props.resourceGroupName,
    skuName: 'Premium_AzureFrontDoor',
    // Always: Detection would disarm the rate limit too. A rule that should only log has its own action.
    // https://learn.microsoft.com/azure/web-application-firewall/afds/afds-overview#waf-modes
    mode: 'Prevention',
    enabled: true,
    requestBodyCheckEnabled: true,
    // No custom answer: with one the rate limit would no longer return 429.
    // https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-configure-custom-response-code
    customRule: [rateLimit(props.rateLimitPerMinute, settings.rateLimitExempt)],
    managedRule: managedRules(props.managedRules, settings),
    // The log quotes what a rule matched; tokens, cookies and values of query strings do not belong there.
    // https://learn.microsoft.com/azure/web-application-firewall/afds/waf-sensitive-data-protection-configure-frontdoor
    // The settings above are constant on purpose: the provider drops the scrubbing when one of them changes without it.
    // https://github.com/hashicorp/terraform-provider-azurerm/blob/v5.2.0/internal/services/cdn/cdn_frontdoor_firewall_policy_resource.go#L780-L870
    logScrubbing: {
      scrubbingRule: [
        { matchVariable: 'RequestHeaderNames', operator: 'Equals', selector: 'Authorization' },
        { matchVariable: 'RequestCookieNames', operator: 'EqualsAny' },
        { matchVariable: 'QueryStringArgNames', operator: 'EqualsAny' },
        ...(props.clientAddresses === 'scrub'
          ? [{ matchVariable: 'RequestIPAddress', operator: 'EqualsAny' }]
          : []),
      ],
    },
    ...(settings.managedRules && {
      tags: { 'accept-managed-rules': literal(settings.managedRules.reason) },
    }),
    lifecycle: { preventDestroy: true },
  });
}

type Exempt = WafPolicyProps['settings']['rateLimitExempt'];

function rateLimit(rateLimitThreshold: number, exempt: Exempt) {
  const exceptions = exempt.map(({ address }) => address);
  return {
    name: 'RateLimitPerClient',
    type: 'RateLimitRule',
    action: 'Block',
    enabled: true,
    priority: 100,
    rateLimitDurationInMinutes: 1,
    rateLimitThreshold,
    matchCondition: [
      from(['0.0.0.0/0', '::/0'], false),
      // Not a rule that allows them: it would end the evaluation, and skip the managed rules.
      ...(exceptions.length > 0 ? [from(exceptions, true)] : []),
    ],
  };
}

/**
 * Not RemoteAddr: it trusts X-Forwarded-For, which the client writes.
 * https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-custom-rules
 */
const from = (matchValues: string[], negationCondition: boolean) => ({
  matchVariable: 'SocketAddr',
  operator: 'IPMatch',
  negationCondition,
  matchValues,
});
