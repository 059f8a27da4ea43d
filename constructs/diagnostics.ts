import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import type { Construct } from 'constructs';

export interface DiagnosticsProps {
  readonly targetId: string;
  readonly workspaceId: string;
  /** Default: AllMetrics, which most resource types know. */
  readonly metrics?: readonly string[];
  /** Tables of their own instead of the shared AzureDiagnostics one, where the resource type has them. */
  readonly dedicatedTables?: boolean;
}

/**
 * All logs and metrics of one resource to a workspace. The category group follows what Azure adds, and needs no
 * data source whose plan depends on the resource being there already.
 */
export function diagnostics(scope: Construct, id: string, props: DiagnosticsProps): MonitorDiagnosticSetting {
  return new MonitorDiagnosticSetting(scope, id, {
    name: 'to-workspace',
    targetResourceId: props.targetId,
    logAnalyticsWorkspaceId: props.workspaceId,
    ...(props.dedicatedTables && { logAnalyticsDestinationType: 'Dedicated' }),
    enabledLog: [{ categoryGroup: 'allLogs' }],
    enabledMetric: (props.metrics ?? ['AllMetrics']).map((category) => ({ category })),
  });
}
