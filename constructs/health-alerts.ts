import { MonitorActivityLogAlert } from '@cdktf/provider-azurerm/lib/monitor-activity-log-alert';
import { Construct } from 'constructs';

export interface HealthAlertsProps {
  readonly subscriptionId: string;
  readonly resourceGroupName: string;
  readonly actionGroupId: string;
}

/**
 * What Azure says of itself: of a service, and of one resource. Where a fault lies in front of the origins, as in Front
 * Door, no probe of ours tells of it.
 */
export class HealthAlerts extends Construct {
  constructor(scope: Construct, id: string, props: HealthAlertsProps) {
    super(scope, id);
    const common = {
      resourceGroupName: props.resourceGroupName,
      location: 'global',
      scopes: [`/subscriptions/${props.subscriptionId}`],
      enabled: true,
      action: [{ actionGroupId: props.actionGroupId }],
    };
    new MonitorActivityLogAlert(this, 'service', {
      ...common,
      name: 'service-health',
      description:
        'Azure tells of an outage, of maintenance or of something to do that concerns this subscription.',
      // No filter: there are only events that touch a resource of the subscription.
      // https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema#categories
      criteria: { category: 'ServiceHealth' },
    });
    new MonitorActivityLogAlert(this, 'resource', {
      ...common,
      name: 'resource-health',
      description: 'A resource is degraded or unavailable, and not because somebody here did it.',
      criteria: {
        category: 'ResourceHealth',
        resourceHealth: {
          current: ['Degraded', 'Unavailable'],
          previous: ['Available'],
          reason: ['PlatformInitiated', 'Unknown'],
        },
      },
    });
  }
}
