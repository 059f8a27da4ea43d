import { hasSlot } from '../../topology/images';
import { nameOf } from '../../topology/names';
import { type Region, regionNames, stagingSlot, type Topology } from '../../topology/topology';

/** Ids of a stamp's resources, built from names, so the stamp need not exist. */
export interface StampIds {
  readonly vault: string;
  readonly vaultName: string;
  readonly app: string;
  /** Undefined if the file wants none. */
  readonly slot: string | undefined;
  /** To the account, the registry and the vault. */
  readonly privateEndpoints: readonly string[];
}

export function stampIds(topology: Topology, region: Region): StampIds {
  const names = regionNames(topology, region);
  const group = `/subscriptions/${region.subscriptionId}/resourceGroups/${nameOf('resourceGroup', names)}`;
  const vaultName = nameOf('keyVault', names);
  const app = `${group}/providers/Microsoft.Web/sites/${nameOf('webApp', names)}`;
  return {
    vault: `${group}/providers/Microsoft.KeyVault/vaults/${vaultName}`,
    vaultName,
    app,
    slot: hasSlot(topology) ? `${app}/slots/${stagingSlot}` : undefined,
    privateEndpoints: ['cosmos', 'registry', 'vault'].map(
      (part) =>
        `${group}/providers/Microsoft.Network/privateEndpoints/${nameOf('privateEndpoint', { ...names, part })}`,
    ),
  };
}
