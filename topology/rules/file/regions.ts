/** Whether a region exists, is open to us, and has what a stamp needs. */
import { catalogue, nearestRegion } from '../../catalogue';
import { isPremiumV4, type Sku } from '../../skus';
import type { Problem, Rule, Words } from '../rule';
import { type Draft, draftRegions } from './draft';

/** What is said of a name that Azure has no region of. */
export function unknown(name: string): Words {
  const nearest = nearestRegion(name);
  const fix = nearest
    ? `did you mean ${nearest}?`
    : 'use a name from `az account list-locations --query "[].name"`';
  return { wrong: 'is not an Azure region', found: name, fix };
}

const known: Rule<Draft> = {
  id: 'REGION-UNKNOWN',
  why: 'The names, zones and coordinates of all known regions are in topology/data/azure-regions.json.',
  check: (draft) =>
    draftRegions(draft)
      .filter(([name]) => !catalogue.has(name))
      .map(([name]) => ({ path: ['regions', name], atKey: true, ...unknown(name) })),
};

const open: Rule<Draft> = {
  id: 'REGION-RESTRICTED',
  why: 'Some regions take new customers only after a support request; without it every create is refused. https://learn.microsoft.com/azure/reliability/regions-list',
  check: (draft) =>
    draftRegions(draft)
      .filter(([name, entry]) => catalogue.get(name)?.accessRestricted && !entry.acceptRestricted)
      .map(([name]) => ({
        path: ['regions', name],
        atKey: true,
        wrong: 'is closed to new customers',
        found: name,
        fix: 'choose another region, or, once support has opened it to you, add acceptRestricted: { reason: ... }',
      })),
};

const zones: Rule<Draft> = {
  id: 'REGION-NO-ZONES',
  why: 'Without availability zones the loss of one datacenter is the loss of the region. https://learn.microsoft.com/azure/reliability/availability-zones-overview',
  check: (draft) =>
    draftRegions(draft)
      .filter(([name, entry]) => catalogue.get(name)?.zones === 0 && !entry.acceptNoZones)
      .map(([name]) => ({
        path: ['regions', name],
        atKey: true,
        wrong: 'has no availability zones',
        found: name,
        fix: 'choose a region with zones, or add acceptNoZones: { reason: ... }',
      })),
};

const zonalSku: Rule<Draft> = {
  id: 'SKU-NOT-ZONAL',
  why: 'Premium v4 is not offered in every region, and not with zones wherever it is offered. https://learn.microsoft.com/azure/app-service/app-service-configure-premium-v4-tier',
  check: (draft) =>
    draftRegions(draft).flatMap(([name, entry]): Problem[] => {
      const facts = catalogue.get(name);
      if (!facts || !entry.sku || !isPremiumV4(entry.sku)) return [];
      if (facts.premiumV4 === 'zones' || (facts.premiumV4 === 'noZones' && facts.zones === 0)) return [];
      return [
        {
          path: ['regions', name, 'sku'],
          wrong:
            facts.premiumV4 === 'none'
              ? `is not offered in ${facts.displayName}`
              : `cannot be zone redundant in ${facts.displayName}`,
          found: entry.sku satisfies Sku,
          fix: `use ${entry.sku.replace('v4', 'v3')}`,
        },
      ];
    }),
};

export const regionRules: readonly Rule<Draft>[] = [known, open, zones, zonalSku];
