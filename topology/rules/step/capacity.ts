import { activeRegions } from '../../capacity/failures';
import { coresOf } from '../../skus';
import type { Rule } from '../rule';
import type { Step } from './step';

const smallerSku: Rule<Step> = {
  id: 'CAPACITY-SKU',
  why: 'requestsPerSecondPerInstance holds for every region, so it is that of the smallest instances. With smaller ones it promises what is not there, and the region that takes over is overloaded.',
  check: ({ base, next }) => {
    if (next.capacity.requestsPerSecondPerInstance < base.capacity.requestsPerSecondPerInstance) return [];
    const fewest = Math.min(...activeRegions(base).map(({ sku }) => coresOf(sku)));
    return activeRegions(next)
      .filter(({ sku, acceptOverload }) => coresOf(sku) < fewest && !acceptOverload)
      .map(({ name, sku }) => ({
        path: ['regions', name, 'sku'],
        wrong: `has fewer cores than any active region had (${coresOf(sku)}, not ${fewest}), while requestsPerSecondPerInstance stays`,
        found: sku,
        fix: 'lower capacity.requestsPerSecondPerInstance to what it sustains, take a bigger sku, or add acceptOverload: { reason: ... } to the region',
      }));
  },
};

export const capacityStepRules: readonly Rule<Step>[] = [smallerSku];
