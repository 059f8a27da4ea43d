import type { Topology } from '../../topology/topology';
import { moreRegions } from './more-regions';
import { type Edit, topologyOf } from './regions-file';

/** Two near regions and one far away, with shares and instances; Cosmos DB is never what limits them. */
export const farAndNear = (
  shares: readonly [number, number, number],
  instances: { readonly min: number; readonly max: number },
  ...edits: readonly Edit[]
): Topology => {
  const more = (share: number) =>
    `, trafficShare: ${share}, instances: { min: ${instances.min}, max: ${instances.max} }, acceptOverload: { reason: only to be tested } }`;
  return topologyOf(
    ['10.30.0.0/20 }', `10.30.0.0/20${more(shares[0])}`],
    moreRegions(
      `australiaeast: { state: active, dataPriority: 2, addressSpace: 10.50.0.0/20${more(shares[2])}`,
    ),
    ['10.40.0.0/20 }', `10.40.0.0/20${more(shares[1])}`],
    ['database: shop\n', 'database: shop\n  maxThroughput: 1000000\n'],
    ...edits,
  );
};
