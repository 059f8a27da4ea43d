import { hazard } from '../../hazard';
import { driftsIn } from './drift';

export const driftReverted = hazard({
  id: 'DRIFT-REVERTED',
  why: 'Somebody changed it without Terraform, perhaps in an outage, and this apply silently undoes that. It is not part of the step.',
  link: 'https://developer.hashicorp.com/terraform/tutorials/state/resource-drift',
  remedy: 'ask who did it; keep the change in regions.yaml or the code, or accept this hazard to undo it',
  needs: 'Azure',
  see: ({ plans }) =>
    plans.flatMap((plan) =>
      driftsIn(plan)
        .filter(({ reverted }) => reverted.length > 0)
        .map(({ address, reverted }) => ({
          stack: plan.stack,
          address,
          wrong: 'was changed outside of Terraform, and the change would be undone',
          found: reverted.join(', '),
        })),
    ),
});
