/** The ids of what the workbook shows: made from names, so that it is the same text before and after the deploy. */
import { cosmosAccount } from '../../cosmos-account';
import { type NameKind, nameOf } from '../../names';
import { globalNames, livingRegions, type Region, regionNames, type Topology } from '../../topology';
import type { Target } from '../targets';

const inGroup = (subscriptionId: string, group: string, path: string): string =>
  `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/${path}`;

const ofGlobal = (topology: Topology, kind: NameKind, type: string): string => {
  const names = globalNames(topology);
  const group = nameOf('resourceGroup', { ...names, part: 'global' });
  // The workspace of `global` has a part of its own; nothing else there needs one.
  const name = nameOf(kind, kind === 'logWorkspace' ? { ...names, part: 'global' } : names);
  return inGroup(topology.subscriptionId, group, `${type}/${name}`);
};

export const controlWorkspaceId = (topology: Topology): string =>
  ofGlobal(topology, 'logWorkspace', 'Microsoft.OperationalInsights/workspaces');

const ofStamp = (topology: Topology, region: Region, kind: NameKind, type: string): string => {
  const names = regionNames(topology, region);
  return inGroup(region.subscriptionId, nameOf('resourceGroup', names), `${type}/${nameOf(kind, names)}`);
};

/** Where a metric is read: one resource of the system, or one of each stamp. */
export function resourceIds(topology: Topology, target: Target): readonly string[] {
  const ofEach = (kind: NameKind, type: string): readonly string[] =>
    livingRegions(topology).map((region) => ofStamp(topology, region, kind, type));
  switch (target) {
    case 'frontDoor':
      return [ofGlobal(topology, 'frontDoorProfile', 'Microsoft.Cdn/profiles')];
    case 'cosmos': {
      const { name, resourceGroup } = cosmosAccount(topology);
      const path = `Microsoft.DocumentDB/databaseAccounts/${name}`;
      return [topology.adopt.cosmosAccountId ?? inGroup(topology.subscriptionId, resourceGroup, path)];
    }
    case 'plan':
      return ofEach('appServicePlan', 'Microsoft.Web/serverFarms');
    case 'autoscale':
      return ofEach('appServicePlan', 'Microsoft.Insights/autoScaleSettings').map((id) => `${id}-autoscale`);
    case 'app':
      return ofEach('webApp', 'Microsoft.Web/sites');
    case 'vault':
      return ofEach('keyVault', 'Microsoft.KeyVault/vaults');
  }
}
