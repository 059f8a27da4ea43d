import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2';
import type { Construct } from 'constructs';
import { logQuery } from '../topology/health/log-query';
import type { AlertRule } from '../topology/health/rules';
import type { LogWatch } from '../topology/health/signal';
import type { Topology } from '../topology/topology';
import { type AlertPlace, alertRule } from './alert-rule';
import { literal } from './literal';

export interface LogAlertProps extends AlertPlace {
  readonly topology: Topology;
  readonly rule: AlertRule<LogWatch>;
  readonly workspaceId: string;
  /** The location of the workspace, where the rule is evaluated. */
  readonly location: string;
}

/** Fires while a query of a log workspace returns rows, and resolves by itself. */
export function logAlert(
  scope: Construct,
  { topology, rule, workspaceId, location, ...place }: LogAlertProps,
) {
  const { actionGroupIds, ...common } = alertRule(rule, place);
  return new MonitorScheduledQueryRulesAlertV2(scope, rule.id, {
    ...common,
    location,
    displayName: common.name,
    scopes: [workspaceId],
    evaluationFrequency: rule.watch.frequency,
    windowDuration: rule.watch.window,
    // The provider's default leaves an alert open for good.
    autoMitigationEnabled: true,
    criteria: [
      {
        query: literal(logQuery(topology, rule)),
        timeAggregationMethod: 'Count',
        operator: 'GreaterThan',
        threshold: 0,
        failingPeriods: { minimumFailingPeriodsToTriggerAlert: 1, numberOfEvaluationPeriods: 1 },
      },
    ],
    action: { actionGroups: [...actionGroupIds] },
  });
}
