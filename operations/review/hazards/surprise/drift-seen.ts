import { hazard } from '../../hazard';
import { driftsIn } from './drift';

export const driftSeen = hazard({
  id: 'DRIFT-SEEN',
  why: 'The refresh found a value that differs from the state, and the plan leaves it as it is: Azure filled it in by itself, or somebody changed what Terraform does not manage.',
  link: 'https://developer.hashicorp.com/terraform/tutorials/state/resource-drift',
  remedy: 'if you do not know the cause, find out who changed it',
  severity: 'note',
  see: ({ plans }) =>
    plans.flatMap((plan) =>
      driftsIn(plan)
        .filter(({ reverted, what }) => reverted.length === 0 && what !== '')
        .map(({ address, what }) => ({
          stack: plan.stack,
          address,
          wrong: 'was changed outside of Terraform, and stays so',
          found: what,
        })),
    ),
});
