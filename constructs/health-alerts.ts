import { MonitorActivityLogAlert } from '@cdktf/provider-azurerm/lib/monitor-activity-log-alert';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Construct } from 'constructs';
import { changes } from '../topology/health/changes';
import type { Watched } from '../topology/health/subscriptions';

export interface HealthAlertsProps extends Watched {
  /** In the same subscription: Azure allows no other. */
  readonly resourceGroupName: string;
  readonly actionGroupIds: readonly string[];
  /** Where the activity log is kept. */
  readonly workspaceId: string;
  /** Of the setting, so that another system in the same subscription does not take it. */
  readonly settingName: string;
  readonly provider?: AzurermProvider;
}

/** https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema#categories */
const ACTIVITY_LOG = [
  'Administrative',
  'Alert',
  'Autoscale',
  'Policy',
  'Recommendation',
  'ResourceHealth',
  'Security',
  'ServiceHealth',
];

/**
 * What Azure reports about a subscription: outages of services, health of resources, dangerous changes. None of our
 * probes detects a fault in front of the origins, for instance in Front Door.
 */
export class HealthAlerts extends Construct {
  constructor(scope: Construct, id: string, props: HealthAlertsProps) {
    super(scope, id);
    const { provider } = props;
    const subscription = `/subscriptions/${props.subscriptionId}`;
    const common = {
      resourceGroupName: props.resourceGroupName,
      location: 'global',
      scopes: [subscription],
      enabled: true,
      action: props.actionGroupIds.map((actionGroupId) => ({ actionGroupId })),
      ...(provider && { provider }),
    };
    new MonitorActivityLogAlert(this, 'service', {
      ...common,
      name: 'service-health',
      description:
        'Azure reports an outage, maintenance or a required action that affects this subscription.',
      // No filter by service: only events of this subscription arrive, and a service name that Azure spells
      // differently would silence the event that matters. Only an API lists the valid names:
      // https://learn.microsoft.com/azure/azure-monitor/alerts/resource-manager-alerts-service-health
      criteria: { category: 'ServiceHealth', serviceHealth: { locations: [...props.places] } },
    });
    new MonitorActivityLogAlert(this, 'resource', {
      ...common,
      name: 'resource-health',
      description: 'A resource is degraded or unavailable, and nobody here caused it.',
      criteria: {
        category: 'ResourceHealth',
        resourceHealth: {
          // Whatever it was before: it may have got worse, or not have been known.
          current: ['Degraded', 'Unavailable'],
          reason: ['PlatformInitiated', 'Unknown'],
        },
      },
    });
    new MonitorActivityLogAlert(this, 'resource_back', {
      ...common,
      name: 'resource-health-back',
      description: 'A resource that was degraded or unavailable is available again.',
      criteria: {
        category: 'ResourceHealth',
        // Not from Unknown: no alert said that its health was unknown.
        resourceHealth: { current: ['Available'], previous: ['Degraded', 'Unavailable'] },
      },
    });
    for (const { name, operation, told } of changes) {
      new MonitorActivityLogAlert(this, name.replaceAll('-', '_'), {
        ...common,
        name,
        description: told,
        criteria: { category: 'Administrative', operationName: operation, statuses: ['Succeeded'] },
      });
    }
    new MonitorDiagnosticSetting(this, 'activity_log', {
      name: props.settingName,
      targetResourceId: subscription,
      logAnalyticsWorkspaceId: props.workspaceId,
      enabledLog: ACTIVITY_LOG.map((category) => ({ category })),
      ...(provider && { provider }),
    });
  }
}
