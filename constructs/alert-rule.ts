import type { AlertRule } from '../topology/health/rules';
import { ruleName, ruleText } from '../topology/health/rules';
import type { Tags } from '../topology/tags';
import { literal } from './literal';

/** The resource group of alert rules, and whom they tell. */
export interface AlertPlace {
  readonly resourceGroupName: string;
  readonly actionGroupIds: Readonly<Record<AlertRule['tells'], readonly string[]>>;
}

/** What alert rules of every kind have in common. */
export function alertRule(rule: AlertRule, { resourceGroupName, actionGroupIds }: AlertPlace) {
  const tags: Tags = rule.offReason ? { 'accept-alert-off': literal(rule.offReason) } : {};
  return {
    name: ruleName(rule),
    resourceGroupName,
    description: literal(ruleText(rule)),
    enabled: rule.enabled,
    severity: rule.severity,
    actionGroupIds: actionGroupIds[rule.tells],
    tags,
  };
}
