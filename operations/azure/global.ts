import { doorEndpointName } from '../../topology/doors';
import { nameOf } from '../../topology/names';
import { globalNames, type Topology } from '../../topology/topology';

/** Ids of global resources, built from names, so nothing has to be deployed. */
export interface GlobalIds {
  readonly group: string;
  readonly registry: string;
  readonly cosmosAccount: string;
  readonly frontDoorEndpoint: string;
  /** The second endpoint, which leads to each stamp separately. */
  readonly doorEndpoint: string;
}

export function globalIds(topology: Topology): GlobalIds {
  const { subscriptionId, adopt } = topology;
  const names = globalNames(topology);
  const groupOf = (part: string) =>
    `/subscriptions/${subscriptionId}/resourceGroups/${nameOf('resourceGroup', { ...names, part })}`;
  const group = groupOf('global');
  const profile = `${group}/providers/Microsoft.Cdn/profiles/${nameOf('frontDoorProfile', names)}`;
  return {
    group,
    registry:
      adopt.registryId ??
      `${group}/providers/Microsoft.ContainerRegistry/registries/${nameOf('containerRegistry', names)}`,
    cosmosAccount:
      adopt.cosmosAccountId ??
      `${groupOf('data')}/providers/Microsoft.DocumentDB/databaseAccounts/${nameOf('cosmosAccount', names)}`,
    frontDoorEndpoint: `${profile}/afdEndpoints/${nameOf('frontDoorEndpoint', names)}`,
    doorEndpoint: `${profile}/afdEndpoints/${doorEndpointName(topology)}`,
  };
}
