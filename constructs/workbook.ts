import { ApplicationInsightsWorkbook } from '@cdktf/provider-azurerm/lib/application-insights-workbook';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import { controlWorkspaceId } from '../topology/health/workbook/resources';
import { workbookText, workbookTitle } from '../topology/health/workbook/workbook';
import type { Topology } from '../topology/topology';
import { literal } from './literal';

export interface WorkbookProps {
  readonly topology: Topology;
  readonly resourceGroupName: string;
  readonly location: string;
}

/** The whole system on one page, among the workbooks of Azure Monitor. */
export function workbook(scope: Construct, id: string, { topology, ...place }: WorkbookProps) {
  return new ApplicationInsightsWorkbook(scope, id, {
    ...place,
    // Azure wants a UUID.
    name: Fn.uuidv5('url', `${controlWorkspaceId(topology)}/workbook`),
    displayName: workbookTitle(topology),
    category: 'workbook',
    // Tied to no resource, so that it outlives each; an update would not change it either:
    // https://github.com/hashicorp/terraform-provider-azurerm/blob/v5.2.0/internal/services/applicationinsights/application_insights_workbook_resource.go#L228-L250
    sourceId: 'azure monitor',
    dataJson: literal(workbookText(topology)),
  });
}
