import { activeRegions } from '../../capacity/failures';
import { needs } from '../../capacity/needs';
import { coresOf } from '../../skus';
import type { Rule } from '../rule';
import { moves, type Step, staying } from './step';

const smallerSku: Rule<Step> = {
  id: 'CAPACITY-SKU',
  why: 'requestsPerSecondPerInstance applies to every region, so it must be what the smallest instances sustain. With smaller instances it would be too high, and a region that takes over would be overloaded.',
  check: ({ base, next }) => {
    if (next.capacity.requestsPerSecondPerInstance < base.capacity.requestsPerSecondPerInstance) return [];
    const fewest = Math.min(...activeRegions(base).map(({ sku }) => coresOf(sku)));
    return activeRegions(next)
      .filter(({ sku, acceptOverload }) => coresOf(sku) < fewest && !acceptOverload)
      .map(({ name, sku }) => ({
        path: ['regions', name, 'sku'],
        wrong: `has fewer cores than any active region had (${coresOf(sku)} instead of ${fewest}), while requestsPerSecondPerInstance stays the same`,
        found: sku,
        fix: 'lower capacity.requestsPerSecondPerInstance to what this sku sustains, choose a bigger sku, or add acceptOverload: { reason: ... } to the region',
      }));
  },
};

const grownFirst: Rule<Step> = {
  id: 'CAPACITY-GROW-FIRST',
  why: 'A region on standby may be small. If one apply raises its minimum and enables its origin, Front Door sends requests while new instances still take minutes to start. They must be running first.',
  check: (step) => {
    const small = staying(step).filter(({ from, to }) => from.state === 'standby' && to.state === 'active');
    if (small.length === 0) return [];
    const needed = new Map(needs(step.next).map((need) => [need.region.name, need]));
    return small.flatMap(({ name, from, to }) => {
      const need = needed.get(name);
      const least = need?.heaviest.needed ?? 0;
      // What is too small afterwards as well is said by CAPACITY-MINIMUM.
      if (!need || from.instances.min >= least || to.instances.min < least || to.acceptOverload) return [];
      const enough = Math.min(need.lowestMinimum, to.instances.max);
      return [
        {
          path: ['regions', name, 'state'],
          wrong: `lets ${name} serve before it has grown: ${Math.round(need.heaviest.after)} requests a second need ${least} instances, but on standby it runs ${from.instances.min}`,
          found: to.state,
          fix: `keep it on standby with instances: { min: ${enough}, max: ${to.instances.max} } and apply; then write active`,
        },
      ];
    });
  },
};

const shrinkLater: Rule<Step> = {
  id: 'CAPACITY-SHRINK-LATER',
  why: 'A drained region gets requests until the last edge location has learned of the change, up to 45 minutes after the apply. With fewer instances it would be overloaded meanwhile. https://learn.microsoft.com/azure/frontdoor/front-door-faq',
  check: (step) =>
    moves(step).flatMap(({ name, from, to }) => {
      if (from?.state !== 'active' || to?.state !== 'standby') return [];
      const { min } = to.instances;
      if (min >= from.instances.min) return [];
      return [
        {
          path: ['regions', name, 'instances', 'min'],
          wrong: `was ${from.instances.min}, and the region still gets requests for up to 45 minutes after it is drained`,
          found: min,
          fix: `write ${from.instances.min} again and apply; lower it in the next step`,
        },
      ];
    }),
};

const skuApart: Rule<Step> = {
  id: 'CAPACITY-SKU-APART',
  why: 'The rules count instances: the same number with another SKU carries more or less. A changed SKU also replaces every instance, while Front Door already sends requests to the region, or still does for up to 45 minutes. https://learn.microsoft.com/azure/frontdoor/front-door-faq',
  check: (step) =>
    staying(step).flatMap(({ name, from, to }) => {
      if (from.state === to.state || from.sku === to.sku) return [];
      return [
        {
          path: ['regions', name, 'sku'],
          wrong: `was ${from.sku}, and ${name} goes from ${from.state} to ${to.state} in the same step`,
          found: to.sku,
          fix:
            to.state === 'active'
              ? `keep it on standby with sku: ${to.sku} and apply; then write active`
              : `write ${from.sku} again and apply; change it in the next step`,
        },
      ];
    }),
};

export const capacityStepRules: readonly Rule<Step>[] = [smallerSku, grownFirst, shrinkLater, skuApart];
