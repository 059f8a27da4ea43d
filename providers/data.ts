import type { ProviderData } from './schema';
import type { allowedVersions, ProviderName, Versions } from './versions';

type Files = {
  readonly [P in ProviderName]: Readonly<Record<(typeof allowedVersions)[P][number], () => ProviderData>>;
};

/** A file is read only when it is needed: a synthesis needs two, and does not wait for the others. */
const files: Files = {
  azurerm: {
    '4.55.0': () => require('./data/azurerm-4.55.0.json'),
    '4.81.0': () => require('./data/azurerm-4.81.0.json'),
    '5.2.0': () => require('./data/azurerm-5.2.0.json'),
  },
  azuread: {
    '3.7.0': () => require('./data/azuread-3.7.0.json'),
    '3.9.0': () => require('./data/azuread-3.9.0.json'),
  },
};

/** The data of one provider version. @throws Error if the version is not allowed. */
export function providerData(name: ProviderName, version: string): ProviderData {
  const load = (files[name] as Readonly<Record<string, () => ProviderData>>)[version];
  if (load) return load();
  throw new Error(`providers/data: has nothing about ${name} ${version}; run npm run provider-schemas`);
}

export const dataOf = ({ azurerm, azuread }: Versions): Readonly<Record<ProviderName, ProviderData>> => ({
  azurerm: providerData('azurerm', azurerm),
  azuread: providerData('azuread', azuread),
});
