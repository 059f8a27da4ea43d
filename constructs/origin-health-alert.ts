import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import type { Construct } from 'constructs';

export interface OriginHealthAlertProps {
  readonly region: string;
  readonly originHostName: string;
  /** A drained origin is not probed. */
  readonly enabled: boolean;
  readonly resourceGroupName: string;
  readonly profileId: string;
  readonly actionGroupId: string;
}

/** Fires when Front Door finds a region unhealthy, and resolves by itself when it is healthy again. */
export function originHealthAlert(
  scope: Construct,
  id: string,
  props: OriginHealthAlertProps,
): MonitorMetricAlert {
  return new MonitorMetricAlert(scope, id, {
    name: `origin-health-${props.region}`,
    resourceGroupName: props.resourceGroupName,
    description: `Front Door finds ${props.region} unhealthy and routes around it; resolves when it is back.`,
    scopes: [props.profileId],
    enabled: props.enabled,
    severity: 1,
    frequency: 'PT1M',
    windowSize: 'PT5M',
    autoMitigate: true,
    criteria: [
      {
        metricNamespace: 'Microsoft.Cdn/profiles',
        metricName: 'OriginHealthPercentage',
        aggregation: 'Average',
        operator: 'LessThan',
        threshold: 80,
        // The value is the host name with a port behind it.
        dimension: [{ name: 'Origin', operator: 'StartsWith', values: [props.originHostName] }],
      },
    ],
    action: [{ actionGroupId: props.actionGroupId }],
  });
}
