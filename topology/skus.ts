/**
 * App Service plan SKUs that can be zone redundant (Premium v2 to v4), and the most instances one plan holds.
 * Sources: https://learn.microsoft.com/azure/reliability/reliability-app-service and
 * https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-app-service-limits
 */
export const zoneRedundantSkus = [
  'P1v2',
  'P2v2',
  'P3v2',
  'P0v3',
  'P1v3',
  'P2v3',
  'P3v3',
  'P1mv3',
  'P2mv3',
  'P3mv3',
  'P4mv3',
  'P5mv3',
  'P0v4',
  'P1v4',
  'P2v4',
  'P3v4',
  'P1mv4',
  'P2mv4',
  'P3mv4',
  'P4mv4',
  'P5mv4',
] as const;

export type Sku = (typeof zoneRedundantSkus)[number];

export const MAX_INSTANCES = 30;

/** Cores of one instance: twice as many from one size to the next. https://azure.microsoft.com/pricing/details/app-service/linux/ */
export const coresOf = (sku: Sku): number => 2 ** (Number(sku.charAt(1)) - (sku.endsWith('v2') ? 1 : 0));

export const isPremiumV4 = (sku: string): boolean => sku.endsWith('v4');
