import { z } from 'zod';
import { livingRegions, type Region } from '../../../topology/topology';
import type { ResourceManager } from '../resource-manager';
import { stampIds } from '../stamp';
import { askForName, nameAsk, taken } from './name';
import { type LiveQuestion, note, type Said } from './question';

const version = '2026-02-01';

const deleted = z.object({
  name: z.string(),
  properties: z.object({ vaultId: z.string(), scheduledPurgeDate: z.string().nullish() }),
});

/**
 * A vault that was deleted keeps its name for 90 days, as it cannot be purged.
 * https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/list-deleted
 */
export const vaultName: LiveQuestion = {
  title: 'name: key vault',
  asks: (topology) =>
    livingRegions(topology).map((region) => {
      const id = stampIds(topology, region).vault;
      return nameAsk({
        id,
        version,
        path: ['regions', region.name],
        available: (azure, name) => available(azure, name, id, region),
      });
    }),
};

async function available(
  azure: ResourceManager,
  name: string,
  id: string,
  { subscriptionId }: Region,
): Promise<Said> {
  const start = `/subscriptions/${subscriptionId}/providers/Microsoft.KeyVault`;
  const all = await azure.list({ path: `${start}/deletedVaults`, version, answer: deleted });
  const kept = all.find((vault) => vault.name.toLowerCase() === name.toLowerCase());
  if (!kept) {
    const path = `${start}/checkNameAvailability`;
    return askForName(azure, name, { path, version, type: 'Microsoft.KeyVault/vaults' });
  }
  const until = kept.properties.scheduledPurgeDate?.slice(0, 10) ?? 'it is purged';
  const found = `deleted, kept until ${until}`;
  // azurerm recovers one where it would create it: in the same group. Elsewhere it stands in the way.
  return kept.properties.vaultId.toLowerCase() === id.toLowerCase()
    ? note({
        wrong: 'had this vault before',
        found,
        fix: 'the deploy recovers it with its secrets: renew old ones',
      })
    : taken(name, `${found}, of ${kept.properties.vaultId.split('/')[4]}`);
}
