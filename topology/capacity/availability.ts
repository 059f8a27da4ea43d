/** What the published SLAs of the services on the way of a request add up to, if faults are independent. */

export interface Sla {
  readonly service: string;
  /** Part of the month, 0 to 1. */
  readonly availability: number;
  /** Whether one failure of it takes down everything, or one region. */
  readonly scope: 'global' | 'region';
  readonly source: string;
  /** When the source was read, as YYYY-MM. */
  readonly read: string;
}

const MISSION_CRITICAL =
  'github.com/Azure/Mission-Critical-Online docs/reference-implementation/AppDesign-SLO-Availability.md';
const WELL_ARCHITECTED = 'learn.microsoft.com/azure/well-architected/mission-critical';

/** The contract is https://aka.ms/CSLA; a zone redundant plan may have a better one, which is not claimed here. */
export const slas: readonly Sla[] = [
  {
    service: 'Front Door',
    availability: 0.9999,
    scope: 'global',
    source: MISSION_CRITICAL,
    read: '2026-08',
  },
  {
    service: 'Azure DNS',
    availability: 1,
    scope: 'global',
    source: 'learn.microsoft.com/azure/dns/dns-faq',
    read: '2026-08',
  },
  { service: 'Entra ID', availability: 0.9999, scope: 'global', source: MISSION_CRITICAL, read: '2026-08' },
  {
    service: 'Cosmos DB, several write regions',
    availability: 0.99999,
    scope: 'global',
    source: `${WELL_ARCHITECTED}/mission-critical-data-platform`,
    read: '2026-08',
  },
  {
    service: 'App Service',
    availability: 0.9995,
    scope: 'region',
    source: 'learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits',
    read: '2026-08',
  },
  { service: 'Key Vault', availability: 0.9999, scope: 'region', source: MISSION_CRITICAL, read: '2026-08' },
];

const product = (scope: Sla['scope']): number =>
  slas.filter((sla) => sla.scope === scope).reduce((all, { availability }) => all * availability, 1);

/** The probability that at most `survive` of `regions` regions are down at once, and nothing global is. */
export function compositeAvailability(regions: number, survive: number): number {
  const up = product('region');
  const enough = Array.from(
    { length: Math.min(survive, regions) + 1 },
    (_, down) => choose(regions, down) * (1 - up) ** down * up ** (regions - down),
  ).reduce((sum, probability) => sum + probability, 0);
  return product('global') * enough;
}

const choose = (n: number, k: number): number =>
  Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((all, factor) => all * factor, 1);
