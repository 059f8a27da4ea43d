import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import type { Construct } from 'constructs';

export interface DiagnosticsProps {
  readonly targetId: string;
  readonly workspaceId: string;
  /** Default: the group of all logs, which includes those that Azure adds later. */
  readonly categories?: readonly string[];
  /** Default: AllMetrics, which most resource types have. */
  readonly metrics?: readonly string[];
  /** Tables of their own instead of the shared AzureDiagnostics one, where the resource type has them. */
  readonly dedicatedTables?: boolean;
}

/** Sends logs and metrics of one resource to a workspace. No data source reads the categories: its plan would need the resource. */
export function diagnostics(scope: Construct, id: string, props: DiagnosticsProps): MonitorDiagnosticSetting {
  return new MonitorDiagnosticSetting(scope, id, {
    name: 'to-workspace',
    targetResourceId: props.targetId,
    logAnalyticsWorkspaceId: props.workspaceId,
    ...(props.dedicatedTables && { logAnalyticsDestinationType: 'Dedicated' }),
    enabledLog: props.categories?.map((category) => ({ category })) ?? [{ categoryGroup: 'allLogs' }],
    enabledMetric: (props.metrics ?? ['AllMetrics']).map((category) => ({ category })),
  });
}

/**
 * What an app on Linux logs. Requests are optional: Front Door logs them already, and here the values of query strings
 * are in clear text. https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs#supported-log-types
 */
export const appCategories = (requests: boolean): readonly string[] => [
  'AppServiceAppLogs',
  'AppServiceAuditLogs',
  'AppServiceAuthenticationLogs',
  'AppServiceConsoleLogs',
  ...(requests ? ['AppServiceHTTPLogs'] : []),
  'AppServiceIPSecAuditLogs', // who was refused, and did not come through Front Door
  'AppServicePlatformLogs',
];
