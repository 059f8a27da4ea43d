import { hazard } from '../../hazard';
import { missing } from './explained';

export const changeMissing = hazard({
  id: 'CHANGE-MISSING',
  why: 'The rehearsal of the step does more than this plan: part of the step was already applied, or the base of the rehearsal is not what is deployed.',
  link: 'https://developer.hashicorp.com/terraform/cli/commands/plan#planning-modes',
  remedy: 'if you do not know why, run npm run check -- --deployed and compare',
  severity: 'note',
  see: ({ plans, expected }) =>
    expected
      ? plans.flatMap((plan) =>
          missing(plan, expected.get(plan.stack)).map((difference) => ({
            stack: plan.stack,
            wrong: 'was expected to change, but would not',
            ...difference,
          })),
        )
      : [],
});
