import { hazard, inChanges } from '../../hazard';
import { blocksIn, isNothing, lower, textOf, type Value, type Values } from '../../plan/values';
import { lostInCustomRules } from './waf-custom-rules';
import { lostInManagedRules } from './waf-managed-rules';

export const wafRulesOff = hazard({
  id: 'WAF-RULES-OFF',
  why: 'A rule that is removed, disabled or only logs lets through what it used to stop. Nobody sees the difference from outside.',
  link: 'https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-drs',
  remedy: 'restore the rule; for false alarms use an exclusion with a reason: docs/firewall.md',
  see: inChanges(/^azurerm_cdn_frontdoor_firewall_policy$/, ({ before, after }) =>
    after ? lost(before, after).map((found) => ({ wrong: 'would stop less', found })) : [],
  ),
});

/** In the words of a message: what stopped requests before and no longer does, and what a new policy turns off. */
function lost(before: Values | undefined, after: Values): readonly string[] {
  const [was, is] = [rulesOf(before), rulesOf(after)];
  const gone = [...was]
    .filter(([rule, strength]) => strength > (is.get(rule) ?? 0))
    .map(([rule]) => (is.has(rule) ? `${rule} is weakened` : `${rule} is gone`));
  const off = [...overridesOf(after)]
    .filter(([rule, strength]) => strength < (overridesOf(before).get(rule) ?? (before ? 2 : 1)))
    .map(([rule, strength]) => `${rule} ${strength === 0 ? 'is off' : 'only logs'}`);
  const body = before?.request_body_check_enabled === true && after.request_body_check_enabled === false;
  return [
    ...gone,
    ...off,
    ...lostInCustomRules(before, after),
    ...lostInManagedRules(before, after),
    ...(body ? ['request bodies are not checked'] : []),
  ];
}

type Strengths = ReadonlyMap<string, number>;

/** 0: lets pass. 1: logs. 2: stops, or adds to a score that does. */
const strengthOf = (action: Value): number => ({ allow: 0, log: 1 })[lower(action)] ?? 2;

/** Custom rules and sets of managed rules; another version of a set is the same set. */
const rulesOf = (policy: Values | undefined): Strengths =>
  new Map([
    ...blocksIn(policy, 'custom_rule').map(
      ({ name, enabled, action }) =>
        [`custom rule ${textOf(name)}`, enabled === false ? 0 : strengthOf(action)] as const,
    ),
    ...blocksIn(policy, 'managed_rule').map(
      ({ type, action }) => [`rule set ${textOf(type)}`, strengthOf(action)] as const,
    ),
  ]);

/**
 * azurerm takes an override without `enabled` for one that turns its rule off, Azure one without rules for the whole group.
 * https://learn.microsoft.com/rest/api/frontdoorservice/webapplicationfirewall/policies/get#managedrulegroupoverride
 */
const overridesOf = (policy: Values | undefined): Strengths =>
  new Map(
    blocksIn(policy, 'managed_rule', 'override').flatMap(
      ({ rule_group_name: group, rule }): (readonly [string, number])[] =>
        isNothing(rule)
          ? [[`managed group ${textOf(group)}`, 0]]
          : blocksIn(rule).map(
              ({ rule_id, enabled, action }) =>
                [`managed rule ${textOf(rule_id)}`, enabled === true ? strengthOf(action) : 0] as const,
            ),
    ),
  );
