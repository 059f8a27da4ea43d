import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import type { Construct } from 'constructs';
import { FAILED_PLACES } from '../topology/health/outside';
import type { AlertRule } from '../topology/health/rules';
import type { OutsideWatch } from '../topology/health/signal';
import { type AlertPlace, alertRule } from './alert-rule';

export interface OutsideAlertProps extends AlertPlace {
  readonly rule: AlertRule<OutsideWatch>;
  readonly watched: { readonly componentId: string; readonly webTestId: string };
}

/** Fires while a test from outside fails in most places, and resolves by itself. */
export function outsideAlert(scope: Construct, { rule, watched, ...place }: OutsideAlertProps) {
  const { actionGroupIds, ...common } = alertRule(rule, place);
  return new MonitorMetricAlert(scope, rule.id, {
    ...common,
    scopes: [watched.webTestId, watched.componentId], // Azure wants both
    autoMitigate: true,
    frequency: rule.watch.frequency,
    windowSize: rule.watch.window,
    applicationInsightsWebTestLocationAvailabilityCriteria: {
      ...watched,
      failedLocationCount: FAILED_PLACES,
    },
    action: actionGroupIds.map((actionGroupId) => ({ actionGroupId })),
  });
}
