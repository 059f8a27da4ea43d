import { catalogue } from '../../catalogue';
import { neededInstances, neededWithZoneLoss } from '../../instances';
import { MAX_INSTANCES } from '../../skus';
import { lives } from '../../topology';
import type { Rule } from '../rule';
import { type Draft, draftRegions } from './draft';

const bounds: Rule<Draft> = {
  id: 'INSTANCES-ORDER',
  why: 'Azure refuses an autoscale profile whose minimum is above its maximum, and only at apply.',
  check: (draft) =>
    draftRegions(draft).flatMap(([name, { instances }]) => {
      const { min, max } = instances ?? {};
      if (min === undefined || max === undefined || min <= max) return [];
      return [
        {
          path: ['regions', name, 'instances', 'min'],
          wrong: `must be at most max, which is ${max}`,
          found: min,
          fix: 'lower min, or raise max',
        },
      ];
    }),
};

const oneRegionCarriesPeak: Rule<Draft> = {
  id: 'INSTANCES-PEAK',
  why: 'By default each region can carry the whole peak alone, even after losing a zone. An App Service plan cannot hold that many instances. https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-app-service-limits',
  check: (draft) => {
    const { peakRequestsPerSecond, requestsPerSecondPerInstance } = draft.capacity ?? {};
    if (peakRequestsPerSecond === undefined || requestsPerSecondPerInstance === undefined) return [];
    const needed = neededInstances(peakRequestsPerSecond, { requestsPerSecondPerInstance });
    const small = draftRegions(draft)
      .filter(([name, entry]) => {
        const facts = catalogue.get(name);
        if (!facts || !lives(entry) || 'instances' in entry) return false;
        return neededWithZoneLoss(needed, facts.zones) > MAX_INSTANCES;
      })
      .map(([name]) => name);
    if (small.length === 0) return [];
    return [
      {
        path: ['capacity', 'peakRequestsPerSecond'],
        wrong: `needs ${needed} instances in one region, but after losing a zone a plan of ${MAX_INSTANCES} has fewer left in ${small.join(', ')}`,
        found: peakRequestsPerSecond,
        fix: 'choose a bigger sku and raise requestsPerSecondPerInstance, or pin instances in these regions',
      },
    ];
  },
};

export const instanceRules: readonly Rule<Draft>[] = [bounds, oneRegionCarriesPeak];
