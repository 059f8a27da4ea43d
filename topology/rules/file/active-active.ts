/** How the regions share the work: which serve, which one is home, who carries how much. */
import { lives } from '../../topology';
import type { Rule } from '../rule';
import { type Draft, draftRegions } from './draft';

/** Undefined while a region's state is: then it cannot be told who serves. */
function activeEntries(draft: Draft) {
  const regions = draftRegions(draft);
  if (regions.some(([, { state }]) => state === undefined)) return undefined;
  return regions.filter(([, { state }]) => state === 'active');
}

const twoActive: Rule<Draft> = {
  id: 'REGION-TWO-ACTIVE',
  why: 'With fewer than two active regions the loss of one is the loss of the API, and Front Door refuses to disable the last enabled origin of a routed group.',
  check: (draft) => {
    const active = activeEntries(draft);
    if (!draft.regions || !active || active.length >= 2) return [];
    return [
      {
        path: ['regions'],
        atKey: true,
        wrong: 'must have at least two active regions',
        found: active.map(([name]) => name),
        fix: 'add a region, or set another one to active',
      },
    ];
  },
};

const homeRegion: Rule<Draft> = {
  id: 'REGION-HOME',
  why: 'The Cosmos account, and an adopted registry, were created in the home region and cannot do without it. If it changes, azurerm replaces them, data included. https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/website/docs/r/cosmosdb_account.html.markdown',
  check: (draft) => {
    if (draft.homeRegion === undefined || !draft.regions) return [];
    const at = { path: ['homeRegion'], found: draft.homeRegion };
    const entry = new Map(draftRegions(draft)).get(draft.homeRegion);
    if (!entry) {
      return draftRegions(draft).length === 0
        ? []
        : [
            {
              ...at,
              wrong: 'is not among the regions',
              fix: `one of ${draftRegions(draft)
                .map(([name]) => name)
                .join(', ')}`,
            },
          ];
    }
    if (lives(entry)) return [];
    return [{ ...at, wrong: 'cannot be retired', fix: 'set it to standby: its replica must stay' }];
  },
};

const shares: Rule<Draft> = {
  id: 'TRAFFIC-SHARES',
  why: 'trafficShare is the percentage of the peak that the clients of a region send. The capacity rules need shares that cover the whole peak exactly once.',
  check: (draft) => {
    const active = activeEntries(draft) ?? [];
    const without = active.filter(([, entry]) => !('trafficShare' in entry));
    if (without.length === active.length) return [];
    if (without.length > 0) {
      return without.map(([name]) => ({
        path: ['regions', name],
        atKey: true,
        wrong: 'has no trafficShare, but other active regions have one',
        fix: 'give one to every active region, or to none',
      }));
    }
    const sum = active.reduce((total, [, entry]) => total + (entry.trafficShare ?? Number.NaN), 0);
    if (sum === 100 || Number.isNaN(sum)) return [];
    return [
      {
        path: ['regions'],
        atKey: true,
        wrong: 'must have traffic shares that add up to 100',
        found: sum,
        fix: 'change the shares',
      },
    ];
  },
};

export const activeActiveRules: readonly Rule<Draft>[] = [twoActive, homeRegion, shares];
