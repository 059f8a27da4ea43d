import { armId } from './arm-id';
import { nameOf } from './names';
import { globalNames, type Topology } from './topology';

/** The Cosmos account of a version. */
export function cosmosAccount(topology: Topology): { readonly name: string; readonly resourceGroup: string } {
  if (topology.adopt.cosmosAccountId) return armId(topology.adopt.cosmosAccountId);
  const names = globalNames(topology);
  return {
    name: nameOf('cosmosAccount', names),
    resourceGroup: nameOf('resourceGroup', { ...names, part: 'data' }),
  };
}
