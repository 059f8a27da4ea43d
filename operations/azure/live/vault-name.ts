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
 * A deleted vault keeps its name for 90 days, because purge protection prevents purging it.
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
  // azurerm recovers a vault that it would create in the same group. Elsewhere the deleted vault blocks the name.
  return kept.properties.vaultId.toLowerCase() === id.toLowerCase()
    ? note({
        wrong: 'has a deleted vault with this name',
        found,
        fix: 'the deploy recovers the vault with its old secrets: set new values',
      })
    : taken(name, `${found}, of ${kept.properties.vaultId.split('/')[4]}`);
}
