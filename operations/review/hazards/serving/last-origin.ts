import { hazard, type Rollout, type Sighting } from '../../hazard';
import { stampOf } from '../../plan/stack-name';
import { enabledAfter, enabledBefore } from './origins';

export const lastOrigin = hazard({
  id: 'LAST-ORIGIN',
  why: 'Stamps are applied one after another. Until a new origin serves, only those origins carry the traffic that were enabled before and stay enabled. Front Door refuses to disable the last one, half-way through the rollout, or has nowhere to send a request.',
  link: 'https://github.com/hashicorp/terraform-provider-azurerm/issues/27652',
  remedy: 'make another region active first, and drain this one in the next step',
  see: ({ plans, topology }) => {
    const going = plans.flatMap((plan): readonly Sighting[] => {
      const after = enabledAfter(plan);
      return enabledBefore(plan)
        .filter((address) => !after.includes(address))
        .map((address) => ({
          stack: plan.stack,
          address,
          wrong: 'is the last enabled origin, and would be disabled or removed',
        }));
    });
    return staying({ plans, topology }) ? [] : going;
  },
});

/** If the plan of a stamp is not given, the file says whether it serves. */
function staying({ plans, topology }: Pick<Rollout, 'plans' | 'topology'>): boolean {
  const given = plans.map(({ stack }) => stack);
  return (
    plans.some((plan) => enabledBefore(plan).some((address) => enabledAfter(plan).includes(address))) ||
    topology.regions.some(({ name, state }) => state === 'active' && !given.includes(stampOf(name)))
  );
}
