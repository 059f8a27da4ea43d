/** While regions come and go, those that stay carry the load. */
import type { Region, Topology } from '../../../topology';
import { checkCapacity } from '../../capacity';
import type { Rule } from '../../rule';
import { moves, type Step } from '../step';

/** A region that serves stops serving. */
const drains = (step: Step): boolean =>
  moves(step).some(({ from, to }) => from?.state === 'active' && to?.state !== 'active');

export const keepServing: Rule<Step> = {
  id: 'REGION-KEEP-SERVING',
  why: 'Stamps are applied one after another: until a new region serves, only those that were active before carry the load, and Front Door refuses to disable the last enabled origin. https://github.com/hashicorp/terraform-provider-azurerm/issues/27652',
  check: (step) => {
    const stay = moves(step).filter(({ from, to }) => from?.state === 'active' && to?.state === 'active');
    const enough = step.next.capacity.survive + 1;
    if (stay.length >= enough || !drains(step)) return [];
    return [
      {
        path: ['regions'],
        atKey: true,
        wrong: `must keep ${enough} regions active throughout the step, for ${step.next.capacity.survive} may fail meanwhile`,
        found: stay.map(({ name }) => name),
        fix: 'let the new region become active first, and drain the old one in the next step',
      },
    ];
  },
};

export const carryMeanwhile: Rule<Step> = {
  id: 'REGION-CARRY-MEANWHILE',
  why: 'While a step is applied the drained regions are gone already, and new regions and more instances are not there yet: those that stay must survive a failure as they are.',
  check: (step) => {
    // What is too small afterwards as well has been said.
    if (!drains(step) || checkCapacity(step.next).problems.length > 0) return [];
    const regions = step.next.regions.map((region) => meanwhile(step.base, region));
    return checkCapacity({ ...step.next, regions }).problems.map((problem) => ({
      ...problem,
      wrong: `${problem.wrong}, while the step is applied`,
      fix: 'let the new region become active, or raise the instances, first, and drain the old one in the next step',
    }));
  },
};

/** A region while the step is applied. */
function meanwhile(base: Topology, region: Region): Region {
  const from = base.regions.find(({ name }) => name === region.name);
  if (from?.state !== 'active') return region.state === 'active' ? { ...region, state: 'standby' } : region;
  const min = Math.min(from.instances.min, region.instances.min);
  const max = Math.min(from.instances.max, region.instances.max);
  return { ...region, instances: { min, max } };
}
