import { catalogue, nearestRegion } from '../catalogue';
import type { Problem } from '../problem';
import { isPremiumV4, type Sku } from '../skus';
import { isStampAddressSpace, overlaps } from '../units';
import { type DraftRegion, draftRegions, type Rule } from './rule';

const known: Rule = {
  id: 'REGION-UNKNOWN',
  why: 'Names, zones and coordinates of a region come from topology/data/azure-regions.json.',
  check: (draft) =>
    draftRegions(draft)
      .filter(([name]) => !catalogue.has(name))
      .map(([name]) => {
        const nearest = nearestRegion(name);
        return {
          path: ['regions', name],
          atKey: true,
          wrong: 'is not a region of Azure',
          found: name,
          mend: nearest
            ? `did you mean ${nearest}?`
            : 'take a name from `az account list-locations --query "[].name"`',
        };
      }),
};

const open: Rule = {
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
        mend: 'choose another region, or once support has opened it to you add acceptRestricted: { reason: ... }',
      })),
};

const zones: Rule = {
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
        mend: 'choose a region with zones, or add acceptNoZones: { reason: ... }',
      })),
};

const zonalSku: Rule = {
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
          mend: `use ${entry.sku.replace('v4', 'v3')}`,
        },
      ];
    }),
};

const twoActive: Rule = {
  id: 'REGION-TWO-ACTIVE',
  why: 'With fewer than two active regions the loss of one is the loss of the API, and Front Door refuses to disable the last enabled origin of a routed group.',
  check: (draft) => {
    const regions = draftRegions(draft);
    if (!draft.regions || regions.some(([, entry]) => entry.state === undefined)) return [];
    const active = regions.filter(([, entry]) => entry.state === 'active').map(([name]) => name);
    if (active.length >= 2) return [];
    return [
      {
        path: ['regions'],
        atKey: true,
        wrong: 'must hold at least two active regions',
        found: active,
        mend: 'add a region, or set another one to active',
      },
    ];
  },
};

const homeRegion: Rule = {
  id: 'REGION-HOME',
  why: 'The Cosmos account and the registry were created in the home region: azurerm replaces them, data and all, when it changes, and neither can do without it. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/website/docs/r/cosmosdb_account.html.markdown',
  check: (draft) => {
    if (draft.homeRegion === undefined || !draft.regions) return [];
    const at = { path: ['homeRegion'], found: draft.homeRegion };
    const entry = draft.regions[draft.homeRegion];
    if (!entry) {
      return draftRegions(draft).length === 0
        ? []
        : [
            {
              ...at,
              wrong: 'is not among the regions',
              mend: `one of ${Object.keys(draft.regions).join(', ')}`,
            },
          ];
    }
    if (entry.state !== 'retired') return [];
    return [
      { ...at, wrong: 'cannot be retired', mend: 'set it to standby: its replica and registry must stay' },
    ];
  },
};

const addressSpaces: Rule = {
  id: 'ADDRESS-OVERLAP',
  why: 'Overlapping networks can never be peered, nor both be routed to from an on-premises network.',
  check: (draft) => {
    const spaces = draftRegions(draft).flatMap(([name, { addressSpace }]) =>
      addressSpace && isStampAddressSpace(addressSpace) ? [{ name, addressSpace }] : [],
    );
    return spaces.flatMap((one, i) =>
      spaces
        .slice(0, i)
        .filter((other) => overlaps(one.addressSpace, other.addressSpace))
        .map((other) => ({
          path: ['regions', one.name, 'addressSpace'],
          wrong: `overlaps ${other.addressSpace} of ${other.name}`,
          found: one.addressSpace,
          mend: 'choose a range of its own',
        })),
    );
  },
};

const dataPriorities: Rule = {
  id: 'DATA-PRIORITY',
  why: 'Cosmos DB takes failover priorities 0 to n-1, each once, with 0 on the account location; the provider checks it only at apply. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/cosmos/cosmosdb_account_resource.go',
  check: (draft) => {
    const living = draftRegions(draft).filter(([, entry]) => entry.state !== 'retired');
    return [
      ...living.flatMap(([name, entry], i) =>
        priorityProblem(living.slice(0, i), name, entry, living.length),
      ),
      ...living
        .filter(([name, entry]) => (entry.dataPriority === 0) !== (name === draft.homeRegion))
        .filter(([, entry]) => entry.dataPriority !== undefined && draft.homeRegion !== undefined)
        .map(([name, entry]) => ({
          path: ['regions', name, 'dataPriority'],
          wrong:
            entry.dataPriority === 0 ? 'must be 0 only on the home region' : 'must be 0 on the home region',
          found: entry.dataPriority,
          mend: `the home region is ${draft.homeRegion}`,
        })),
    ];
  },
};

function priorityProblem(
  before: readonly [string, DraftRegion][],
  name: string,
  { dataPriority }: DraftRegion,
  count: number,
): Problem[] {
  if (dataPriority === undefined) return [];
  const path = ['regions', name, 'dataPriority'];
  const twin = before.find(([, other]) => other.dataPriority === dataPriority);
  if (twin) {
    return [{ path, wrong: `is taken by ${twin[0]}`, found: dataPriority, mend: 'give each region its own' }];
  }
  if (dataPriority < count) return [];
  const range = `0 to ${count - 1}`;
  return [
    {
      path,
      wrong: `must be from ${range}`,
      found: dataPriority,
      mend: 'leave no gap: retired ones do not count',
    },
  ];
}

const shares: Rule = {
  id: 'TRAFFIC-SHARES',
  why: 'trafficShare is the part of the peak that comes from the clients of a region; the capacity rules need all of it, once.',
  check: (draft) => {
    const active = draftRegions(draft).filter(([, entry]) => entry.state === 'active');
    const given = active.filter(([, entry]) => entry.trafficShare !== undefined);
    if (given.length === 0) return [];
    const at = { path: ['regions'], atKey: true };
    if (given.length < active.length) {
      const without = active.filter(([, entry]) => entry.trafficShare === undefined).map(([name]) => name);
      return [
        { ...at, wrong: 'must all have a trafficShare, or none', found: without, mend: 'add or remove it' },
      ];
    }
    const sum = given.reduce((total, [, entry]) => total + (entry.trafficShare ?? 0), 0);
    if (sum === 100) return [];
    return [
      { ...at, wrong: 'must have traffic shares that add up to 100', found: sum, mend: 'change the shares' },
    ];
  },
};

export const regionRules: readonly Rule[] = [
  known,
  open,
  zones,
  zonalSku,
  twoActive,
  homeRegion,
  addressSpaces,
  dataPriorities,
  shares,
];
