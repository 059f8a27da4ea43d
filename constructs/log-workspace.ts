import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Construct } from 'constructs';
import type { Topology } from '../topology/topology';
import { diagnostics } from './diagnostics';
import { literal } from './literal';

export interface LogWorkspaceProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly settings: Topology['logs'];
}

const NO_CAP = -1;

/** A locked workspace without shared keys: logs are needed most when what wrote them is gone. */
export class LogWorkspace extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { settings, ...props }: LogWorkspaceProps) {
    super(scope, id);
    const { acceptShortRetention, workspaceCap } = settings;
    const workspace = new LogAnalyticsWorkspace(this, 'workspace', {
      ...props,
      sku: 'PerGB2018',
      retentionInDays: settings.retentionDays,
      dailyQuotaGb: workspaceCap?.gigabytesPerDay ?? NO_CAP,
      localAuthenticationEnabled: false,
      allowResourceOnlyPermissions: true,
      tags: {
        ...(acceptShortRetention && { 'accept-short-retention': literal(acceptShortRetention.reason) }),
        ...(workspaceCap && { 'accept-workspace-cap': literal(workspaceCap.reason) }),
      },
      lifecycle: { preventDestroy: true }, // even so, deleting the line from regions.yaml removes the workspace
    });
    this.id = workspace.id;
    const setting = diagnostics(this, 'diagnostics', {
      targetId: workspace.id,
      workspaceId: workspace.id,
    });
    new ManagementLock(this, 'lock', {
      name: 'keep-logs',
      scope: workspace.id,
      lockLevel: 'CanNotDelete',
      notes: 'Logs outlive the stamp that wrote them.',
      // The lock covers the diagnostic setting too, so it must be deleted first.
      dependsOn: [setting],
    });
  }
}
