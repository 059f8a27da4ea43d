/** The versions that were tested end to end. */
export const allowedVersions = {
  azurerm: ['4.55.0', '4.81.0', '5.2.0'],
  azuread: ['3.7.0', '3.9.0'],
} as const;

/** The last 4.x, and the azuread of its time. */
export const defaultVersions = { azurerm: '4.81.0', azuread: '3.9.0' } as const;

/** The versions that `@cdktf/provider-*` were generated from, whose names typed code uses. */
export const boundVersions = { azurerm: '4.55.0', azuread: '3.7.0' } as const;

/** Provider -> version. */
export type Versions = Readonly<Record<ProviderName, string>>;

export type ProviderName = keyof typeof allowedVersions;

/** 4.9.0 is older than 4.81.0. */
export const byVersion = new Intl.Collator('en', { numeric: true });
