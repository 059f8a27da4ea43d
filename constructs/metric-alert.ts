import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import type { Construct } from 'constructs';
import { firesAt } from '../topology/health/bounds';
import type { AlertRule } from '../topology/health/rules';
import type { MetricWatch } from '../topology/health/signal';
import { signals } from '../topology/health/signals';
import { targets } from '../topology/health/targets';
import { appHostName, type Topology } from '../topology/topology';
import { type AlertPlace, alertRule } from './alert-rule';

export interface MetricAlertProps extends AlertPlace {
  readonly topology: Topology;
  readonly rule: AlertRule<MetricWatch>;
  /** What has the metric. */
  readonly targetId: string;
  /** Of Front Door's metrics: the endpoint that no client calls. */
  readonly doorHostName?: string | undefined;
}

/** Fires while a metric is beyond its bound, and resolves by itself. */
export function metricAlert(scope: Construct, props: MetricAlertProps) {
  const { topology, rule, targetId, doorHostName, ...place } = props;
  const { actionGroupIds, ...common } = alertRule(rule, place);
  const { watch } = rule;
  const metric = {
    metricNamespace: targets[watch.target].namespace,
    metricName: watch.metric,
    aggregation: watch.aggregation,
    dimension: dimensionOf(props),
  };
  const { worse } = signals[rule.signal];
  return new MonitorMetricAlert(scope, rule.id, {
    ...common,
    scopes: [targetId],
    frequency: watch.frequency,
    windowSize: watch.window,
    autoMitigate: true,
    ...(watch.learned
      ? {
          dynamicCriteria: {
            ...metric,
            operator: worse === 'above' ? 'GreaterThan' : 'LessThan',
            alertSensitivity: watch.learned,
          },
        }
      : {
          criteria: [
            {
              ...metric,
              operator: worse === 'above' ? 'GreaterThanOrEqual' : 'LessThan',
              threshold: thresholdOf(topology, rule),
            },
          ],
        }),
    action: actionGroupIds.map((actionGroupId) => ({ actionGroupId })),
  });
}

function thresholdOf(topology: Topology, { signal, watch, region }: AlertRule<MetricWatch>): number {
  const bound = firesAt(topology, signal);
  if (bound === undefined) throw new Error(`${signal}: has no bound to compare a metric with`);
  return watch.inMetric?.(bound, { topology, region }) ?? bound;
}

function dimensionOf({ topology, rule, doorHostName }: MetricAlertProps) {
  const { signal, watch, region } = rule;
  if (!watch.dimension) return [];
  const { name, values } = watch.dimension;
  switch (values) {
    case 'region':
      // The value is the host name, in places with a port behind it.
      return region ? [{ name, operator: 'StartsWith', values: [appHostName(topology, region)] }] : [];
    case 'clients':
      if (doorHostName === undefined) throw new Error(`${signal}: this stack has no door to leave out`);
      return [{ name, operator: 'Exclude', values: [doorHostName] }];
    default:
      return [{ name, operator: 'Include', values: [...values] }];
  }
}
