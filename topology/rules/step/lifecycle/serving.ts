/** While regions come and go, those that stay carry the load. */
import type { Region, Topology } from '../../../topology';
import { checkCapacity } from '../../capacity';
import type { Rule } from '../../rule';
import { moves, type Step, staying } from '../step';

/** A region that serves stops serving. */
const drains = (step: Step): boolean =>
  moves(step).some(({ from, to }) => from?.state === 'active' && to?.state !== 'active');

/** A region that did not serve serves. */
const activates = (step: Step): boolean =>
  moves(step).some(({ from, to }) => from?.state !== 'active' && to?.state === 'active');

/** A region that goes on serving gets fewer instances. */
const shrinks = (step: Step): boolean =>
  staying(step).some(
    ({ from, to }) =>
      from.state === 'active' &&
      to.state === 'active' &&
      (to.instances.min < from.instances.min || to.instances.max < from.instances.max),
  );

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
        wrong: `must keep ${enough} regions active throughout the step, because ${step.next.capacity.survive} may fail meanwhile`,
        found: stay.map(({ name }) => name),
        fix: 'let the new region become active first, and drain the old one in the next step',
      },
    ];
  },
};

export const carryMeanwhile: Rule<Step> = {
  id: 'REGION-CARRY-MEANWHILE',
  why: 'While a step is applied, the regions and instances that it removes are gone already, and those that it adds are not there yet. The regions that stay must survive a failure with the smaller number of instances of the two versions.',
  check: (step) => {
    const takes = drains(step) || shrinks(step);
    // What is too small afterwards as well has been said.
    if (!(takes || activates(step)) || checkCapacity(step.next).problems.length > 0) return [];
    const regions = step.next.regions.map((region) => meanwhile(step.base, region));
    const capacity = takes ? step.next.capacity : promisedByBoth(step);
    return checkCapacity({ ...step.next, capacity, regions }).problems.map((problem) => ({
      ...problem,
      wrong: `${problem.wrong}, while the step is applied`,
      fix: 'first only activate regions and raise instances; drain and lower in the next step',
    }));
  },
};

/** A region while the step is applied. */
function meanwhile(base: Topology, region: Region): Region {
  const from = base.regions.find(({ name }) => name === region.name);
  if (from?.state !== 'active') return region.state === 'active' ? { ...region, state: 'standby' } : region;
  const min = Math.min(from.instances.min, region.instances.min);
  const max = Math.min(from.instances.max, region.instances.max);
  const acceptOverload = region.acceptOverload ?? from.acceptOverload;
  return { ...region, acceptOverload, instances: { min, max } };
}

/** A step that adds regions for a higher peak, or to survive one more failure, is not refused: nothing gets worse meanwhile. */
const promisedByBoth = ({ base, next }: Step): Topology['capacity'] => ({
  ...next.capacity,
  peakRequestsPerSecond: Math.min(base.capacity.peakRequestsPerSecond, next.capacity.peakRequestsPerSecond),
  survive: Math.min(base.capacity.survive, next.capacity.survive),
});
