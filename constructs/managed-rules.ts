import type {
  CdnFrontdoorFirewallPolicyManagedRule,
  CdnFrontdoorFirewallPolicyManagedRuleOverride,
} from '@cdktf/provider-azurerm/lib/cdn-frontdoor-firewall-policy';
import type { Topology } from '../topology/topology';
import { literal } from './literal';

type Action = 'Log' | 'Block';
type Settings = Pick<Topology['frontDoor']['waf'], 'exclusions' | 'overrides'>;

/** Microsoft's rule sets: attacks, and bots. */
export const managedRules = (action: Action, settings: Settings): CdnFrontdoorFirewallPolicyManagedRule[] => [
  {
    type: 'Microsoft_DefaultRuleSet',
    version: '2.1',
    action, // of the rule that adds up the scores of the others
    exclusion: settings.exclusions.filter(({ rule }) => rule === undefined).map(exclusion),
    override: overrides(settings),
  },
  {
    type: 'Microsoft_BotManagerRuleSet',
    version: '1.1',
    // Each rule has its own action, and it is not documented whether this one overrides it: so it must not block.
    // https://github.com/hashicorp/terraform-provider-azurerm/issues/26896
    action: 'Log',
    override: [bots('BadBots', action), bots('UnknownBots', 'Log')],
  },
];

const exclusion = ({ match, operator, selector }: Settings['exclusions'][number]) => ({
  matchVariable: match,
  operator,
  selector: literal(selector),
});

/** Rules with an action of their own or with exclusions, by group. */
function overrides({ overrides, exclusions }: Settings): CdnFrontdoorFirewallPolicyManagedRuleOverride[] {
  const named = new Set([...overrides, ...exclusions].flatMap(({ rule }) => rule ?? []));
  const rules = [...named].sort().map((name) => {
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
 * Known bad bots are blocked. Unknown ones include the ordinary clients of an API: HTTP libraries, monitors, agents.
 * https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-drs?tabs=bot11
 */
const BOTS = {
  BadBots: ['Bot100100', 'Bot100200', 'Bot100300'],
  UnknownBots: ['Bot300100', 'Bot300200', 'Bot300300', 'Bot300400', 'Bot300500', 'Bot300600', 'Bot300700'],
} as const;

const bots = (
  ruleGroupName: keyof typeof BOTS,
  action: Action,
): CdnFrontdoorFirewallPolicyManagedRuleOverride => ({
  ruleGroupName,
  rule: BOTS[ruleGroupName].map((ruleId) => ({ ruleId, enabled: true, action })),
});
