import { CdnFrontdoorFirewallPolicy } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-firewall-policy';
import type { Construct } from 'constructs';

export interface WafPolicyProps {
  readonly name: string;
  readonly resourceGroupName: string;
  /** Requests a minute from one client address, counted by each edge server for itself. */
  readonly rateLimitPerMinute: number;
}

/** Managed rules that block, bots kept out, and a limit for each client. */
export function wafPolicy(scope: Construct, id: string, props: WafPolicyProps): CdnFrontdoorFirewallPolicy {
  return new CdnFrontdoorFirewallPolicy(scope, id, {
    name: props.name,
    resourceGroupName: props.resourceGroupName,
    skuName: 'Premium_AzureFrontDoor',
    mode: 'Prevention',
    enabled: true,
    requestBodyCheckEnabled: true,
    customBlockResponseStatusCode: 403,
    customRule: [
      {
        name: 'RateLimitPerClient',
        type: 'RateLimitRule',
        action: 'Block',
        enabled: true,
        priority: 100,
        rateLimitDurationInMinutes: 1,
        rateLimitThreshold: props.rateLimitPerMinute,
        matchCondition: [
          {
            // Not RemoteAddr: that one believes X-Forwarded-For, which the client writes.
            // https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-custom-rules
            matchVariable: 'SocketAddr',
            operator: 'IPMatch',
            matchValues: ['0.0.0.0/0', '::/0'],
          },
        ],
      },
    ],
    managedRule: [
      { type: 'Microsoft_DefaultRuleSet', version: '2.1', action: 'Block' },
      { type: 'Microsoft_BotManagerRuleSet', version: '1.1', action: 'Block' },
    ],
    // The log quotes what a rule matched; neither tokens nor cookies belong there.
    // https://learn.microsoft.com/azure/web-application-firewall/afds/waf-sensitive-data-protection-frontdoor
    logScrubbing: {
      scrubbingRule: [
        { matchVariable: 'RequestHeaderNames', operator: 'Equals', selector: 'Authorization' },
        { matchVariable: 'RequestCookieNames', operator: 'EqualsAny' },
      ],
    },
    lifecycle: { preventDestroy: true },
  });
}
