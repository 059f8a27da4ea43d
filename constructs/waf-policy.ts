import {
  CdnFrontdoorFirewallPolicy,
  type CdnFrontdoorFirewallPolicyManagedRuleOverride,
} from '@cdktf/provider-azurerm/lib/cdn-frontdoor-firewall-policy';
import type { Construct } from 'constructs';
import type { Topology } from '../topology/topology';
import { literal } from './literal';

export interface WafPolicyProps {
  readonly name: string;
  readonly resourceGroupName: string;
  /** Requests a minute from one client address, counted by each edge server for itself. */
  readonly rateLimitPerMinute: number;
  /** Of the managed rules; the rate limit blocks in any case. */
  readonly managedRules: 'Log' | 'Block';
  readonly settings: Topology['frontDoor']['waf'];
}

/** What a client reads instead of an answer, and what preflight knows it by. */
export const BLOCKED = '{"error":"blocked by the firewall","reference":"{{azure-ref}}"}';

/** Managed rules, known bad bots kept out, and a limit for each client. */
export function wafPolicy(
  scope: Construct,
  id: string,
  { managedRules, settings, ...props }: WafPolicyProps,
): CdnFrontdoorFirewallPolicy {
  return new CdnFrontdoorFirewallPolicy(scope, id, {
    name: props.name,
    resourceGroupName: props.resourceGroupName,
    skuName: 'Premium_AzureFrontDoor',
    // Always: Detection would disarm the rate limit too. What shall only log says so itself.
    // https://learn.microsoft.com/azure/web-application-firewall/afds/afds-overview#waf-modes
    mode: 'Prevention',
    enabled: true,
    requestBodyCheckEnabled: true,
    customBlockResponseStatusCode: 403,
    customBlockResponseBody: Buffer.from(BLOCKED).toString('base64'),
    customRule: [rateLimit(props.rateLimitPerMinute, settings.rateLimitExempt)],
    managedRule: [
      {
        type: 'Microsoft_DefaultRuleSet',
        version: '2.1',
        action: managedRules, // of the rule that adds up the scores of the others
        exclusion: settings.exclusions.filter(({ rule }) => rule === undefined).map(exclusion),
        override: overrides(settings),
      },
      {
        type: 'Microsoft_BotManagerRuleSet',
        version: '1.1',
        // Each rule has an action of its own, and whether this one overrules it is not documented: it must not block.
        // https://github.com/hashicorp/terraform-provider-azurerm/issues/26896
        action: 'Log',
        override: botOverrides(managedRules),
      },
    ],
    // The log quotes what a rule matched; neither tokens nor cookies belong there.
    // https://learn.microsoft.com/azure/web-application-firewall/afds/waf-sensitive-data-protection-frontdoor
    logScrubbing: {
      scrubbingRule: [
        { matchVariable: 'RequestHeaderNames', operator: 'Equals', selector: 'Authorization' },
        { matchVariable: 'RequestCookieNames', operator: 'EqualsAny' },
      ],
    },
    ...(settings.managedRules && {
      tags: { 'accept-managed-rules': literal(settings.managedRules.reason) },
    }),
    lifecycle: { preventDestroy: true },
  });
}

type Settings = WafPolicyProps['settings'];

/** Not RemoteAddr: that one believes X-Forwarded-For, which the client writes. */
// https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-custom-rules
const from = (addresses: readonly string[], negationCondition: boolean) => ({
  matchVariable: 'SocketAddr',
  operator: 'IPMatch',
  negationCondition,
  matchValues: [...addresses],
});

function rateLimit(rateLimitThreshold: number, exempt: Settings['rateLimitExempt']) {
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
      // Not a rule that allows them: it would end the evaluation, and no managed rule would look at them.
      ...(exempt.length > 0
        ? [
            from(
              exempt.map(({ address }) => address),
              true,
            ),
          ]
        : []),
    ],
  };
}

const exclusion = ({ match, operator, selector }: Settings['exclusions'][number]) => ({
  matchVariable: match,
  operator,
  selector,
});

/** Rules with an action of their own or with exclusions, by group. */
function overrides({ overrides, exclusions }: Settings): CdnFrontdoorFirewallPolicyManagedRuleOverride[] {
  const named = [...overrides, ...exclusions].flatMap(({ rule }) => rule ?? []);
  const rules = [...new Set(named)].sort().map((name) => {
    const end = name.lastIndexOf('-');
    return {
      group: name.slice(0, end),
      ruleId: name.slice(end + 1),
      enabled: true, // the default is off
      action: overrides.find(({ rule }) => rule === name)?.action ?? 'AnomalyScoring',
      exclusion: exclusions.filter(({ rule }) => rule === name).map(exclusion),
    };
  });
  return [...new Set(rules.map(({ group }) => group))].map((ruleGroupName) => ({
    ruleGroupName,
    rule: rules.filter(({ group }) => group === ruleGroupName).map(({ group: _, ...rule }) => rule),
  }));
}

/**
 * Known bad ones are kept out. Unknown ones are what ordinary clients of an API are: HTTP libraries, monitors, agents.
 * https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-drs?tabs=bot11
 */
const BOTS = {
  BadBots: ['Bot100100', 'Bot100200', 'Bot100300'],
  UnknownBots: ['Bot300100', 'Bot300200', 'Bot300300', 'Bot300400', 'Bot300500', 'Bot300600', 'Bot300700'],
} as const;

const botOverrides = (managedRules: 'Log' | 'Block'): CdnFrontdoorFirewallPolicyManagedRuleOverride[] =>
  Object.entries(BOTS).map(([ruleGroupName, ids]) => ({
    ruleGroupName,
    rule: ids.map((ruleId) => ({
      ruleId,
      enabled: true,
      action: ruleGroupName === 'BadBots' ? managedRules : 'Log',
    })),
  }));
