import { type Replacement, type Rule, services } from './rule';

export const monitoringRules: readonly Rule[] = [
  {
    name: 'activity log alerts live in few places',
    type: 'azurerm_monitor_activity_log_alert',
    stage: 'plan',
    source: `${services}/monitor/monitor_activity_log_alert_resource.go#L400-L420`,
    check: ({ location }) =>
      typeof location !== 'string' ||
      ['global', 'westeurope', 'northeurope', 'eastus2euap'].includes(location)
        ? []
        : [
            `\`azurerm_monitor_activity_log_alert\` resources are only supported in the following regions: [global, westeurope, northeurope, eastus2euap], got \`${location}\``,
          ],
  },
];

export const monitoringReplacements: readonly Replacement[] = [
  {
    name: 'the SKU of a workspace changes',
    type: 'azurerm_log_analytics_workspace',
    source: `${services}/loganalytics/log_analytics_workspace_resource.go#L205-L224`,
    path: ['sku'],
    when: ({ sku: before }, { sku: after }) =>
      before !== after &&
      !['', 'LACluster'].includes(String(before)) &&
      [before, after].sort().join() !== 'CapacityReservation,PerGB2018',
  },
];
