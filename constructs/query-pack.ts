import { LogAnalyticsQueryPack } from '@cdktf/provider-azurerm/lib/log-analytics-query-pack';
import { LogAnalyticsQueryPackQuery } from '@cdktf/provider-azurerm/lib/log-analytics-query-pack-query';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { healthQueries } from '../topology/health/query-files';
import { controlWorkspaceId } from '../topology/health/workbook/resources';
import type { Topology } from '../topology/topology';
import { literal } from './literal';

export interface QueryPackProps {
  readonly topology: Topology;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
}

/** The health model as saved queries: of the system, and of each region by its own workspace. */
export class QueryPack extends Construct {
  constructor(scope: Construct, id: string, { topology, ...place }: QueryPackProps) {
    super(scope, id);
    const pack = new LogAnalyticsQueryPack(this, 'pack', place);
    for (const [name, asked, query] of healthQueries(topology)) {
      // No description and no related resources: the provider sends those in an update only if they change.
      new LogAnalyticsQueryPackQuery(this, name.replaceAll('-', '_'), {
        queryPackId: pack.id,
        name: Fn.uuidv5('url', `${controlWorkspaceId(topology)}/queries/${name}`),
        displayName: `${name}: asked of ${asked}`,
        body: literal(query),
      });
    }
  }
}
