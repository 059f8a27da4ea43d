/** The combined SLAs of the services that a request needs, if faults are independent. */

export interface Sla {
  readonly service: string;
  /** Part of the month, 0 to 1. */
  readonly availability: number;
  /** Whether its failure takes down everything, or one region. */
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

/**
 * The probability that nothing global is down and that the regions that are up can carry a load together. It counts
 * what each carries once autoscale has followed, and assumes that load goes where it can be carried. In fact Front Door
 * sends it to the nearest region: if none carries the peak alone, this is an upper bound.
 * @param load requests a second
 * @param carried what each region can carry, in requests a second
 */
export function compositeAvailability(load: number, carried: readonly number[]): number {
  const up = product('region');
  // Load that can be carried, up to the whole load -> its probability.
  const start: ReadonlyMap<number, number> = new Map([[0, 1]]);
  const sums = carried.reduce((before, one) => {
    const after = new Map<number, number>();
    const add = (sum: number, part: number) => after.set(sum, (after.get(sum) ?? 0) + part);
    for (const [sum, probability] of before) {
      add(Math.min(sum + one, load), probability * up);
      add(sum, probability * (1 - up));
    }
    return after;
  }, start);
  const enough = [...sums].filter(([sum]) => sum >= load * (1 - 1e-9));
  return product('global') * enough.reduce((all, [, probability]) => all + probability, 0);
}
