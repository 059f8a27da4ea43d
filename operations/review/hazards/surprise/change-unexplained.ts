import { hazard } from '../../hazard';
import { unexplained } from './explained';

export const changeUnexplained = hazard({
  id: 'CHANGE-UNEXPLAINED',
  why: 'The rehearsal of the same step does not do this, so it does not come from the edit of regions.yaml. It may come from a change in the portal, another version of a provider, a deployment that did not finish, or a step that somebody forgot.',
  link: 'https://developer.hashicorp.com/terraform/cli/commands/plan#planning-modes',
  remedy: 'find the cause, and make it a step of its own',
  needs: 'a rehearsal',
  see: ({ plans, expected }) =>
    expected
      ? plans.flatMap((plan) =>
          unexplained(plan, expected.get(plan.stack)).map((difference) => ({
            stack: plan.stack,
            wrong: 'would change, but the edit of regions.yaml does not explain it',
            ...difference,
          })),
        )
      : [],
});
