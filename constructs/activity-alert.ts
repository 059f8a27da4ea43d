import { MonitorActivityLogAlert } from '@cdktf/provider-azurerm/lib/monitor-activity-log-alert';
import type { Construct } from 'constructs';
import type { AlertRule } from '../topology/health/rules';
import type { ActivityWatch } from '../topology/health/signal';
import { type AlertPlace, alertRule } from './alert-rule';

export interface ActivityAlertProps extends AlertPlace {
  readonly rule: AlertRule<ActivityWatch>;
  /** Where the event happens: a resource, a group or a subscription. */
  readonly scopeId: string;
}

/** Alerts on an event in the activity log; it has no severity and never resolves. */
export function activityAlert(scope: Construct, { rule, scopeId, ...place }: ActivityAlertProps) {
  const { actionGroupIds, severity: _, ...common } = alertRule(rule, place);
  const { category, status } = rule.watch;
  return new MonitorActivityLogAlert(scope, rule.id, {
    ...common,
    location: 'global',
    scopes: [scopeId],
    criteria: { category, status },
    action: actionGroupIds.map((actionGroupId) => ({ actionGroupId })),
  });
}
