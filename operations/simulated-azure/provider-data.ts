import azuread370 from './data/azuread-3.7.0.json';
import azuread390 from './data/azuread-3.9.0.json';
import azurerm4550 from './data/azurerm-4.55.0.json';
import azurerm4810 from './data/azurerm-4.81.0.json';
import azurerm520 from './data/azurerm-5.2.0.json';
import type { ProviderData, ProviderName } from './schema';

/** Every version of the providers that there are data of. */
export const providerVersions = [
  azurerm4550,
  azurerm4810,
  azurerm520,
  azuread370,
  azuread390,
] as unknown as readonly ProviderData[];

/** What the bindings bind. */
export const servedVersions: Readonly<Record<ProviderName, string>> = { azurerm: '4.55.0', azuread: '3.7.0' };

function dataOf(name: ProviderName): ProviderData {
  const version = servedVersions[name];
  const found = providerVersions.find(
    (data) => data.source === `hashicorp/${name}` && data.version === version,
  );
  if (found) return found;
  throw new Error(
    `simulated-azure/data: nothing of ${name} ${version}; npm run provider-schemas -- ${name} ${version} makes it`,
  );
}

export const servedProviders: Readonly<Record<ProviderName, ProviderData>> = {
  azurerm: dataOf('azurerm'),
  azuread: dataOf('azuread'),
};
