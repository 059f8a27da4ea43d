/** Stamps as a deploy leaves them: a vault without secrets, the app and its slot, which refer to them. */
import { stampIds } from '../../../operations/azure/stamp';
import { livingRegions, type Topology } from '../../../topology/topology';
import type { Site } from './app-service';
import type { FakeAzure } from './index';
import { putSecret } from './key-vault';

export function deployStamps({ store }: FakeAzure, topology: Topology, site: Partial<Site> = {}): void {
  for (const region of livingRegions(topology)) {
    const { vault, vaultName, app, slot } = stampIds(topology, region);
    const reference = (secret: string) =>
      `@Microsoft.KeyVault(SecretUri=https://${vaultName}.vault.azure.net/secrets/${secret})`;
    const secrets = Object.entries(topology.api.secrets);
    const appSettings = {
      WEBSITES_PORT: String(topology.api.port),
      ...Object.fromEntries(secrets.map(([setting, secret]) => [setting, reference(secret)])),
    };
    store.put(vault, { location: region.name });
    store.put(app, { location: region.name, properties: { appSettings, ...site } });
    if (slot) store.put(slot, { location: region.name, properties: { appSettings, ...site } });
  }
}

/** With every secret in its vault, and found by app and slot. */
export function deployComplete(azure: FakeAzure, topology: Topology): void {
  deployStamps(azure, topology);
  for (const region of livingRegions(topology)) {
    const { vault, app, slot } = stampIds(topology, region);
    for (const secret of Object.values(topology.api.secrets)) {
      putSecret(azure.store, `${vault}/secrets/${secret}`, `${secret} of ${region.name}`);
    }
    for (const site of slot ? [app, slot] : [app]) azure.apps.fetch(site, azure.store);
  }
}
