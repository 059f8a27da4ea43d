/** Those that were tried end to end; the first is the default. */
export const allowedVersions = {
  azurerm: ['4.81.0', '4.55.0', '5.2.0'],
  azuread: ['3.9.0', '3.7.0'],
} as const;
/** What @cdktf/provider-* bind. */
export const boundVersions = { azurerm: '4.55.0', azuread: '3.7.0' } as const;
