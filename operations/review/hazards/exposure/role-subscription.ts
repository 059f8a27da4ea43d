import { hazard, inChanges } from '../../hazard';
import { isWideScope, ROLE_ASSIGNMENT } from './roles';

export const roleSubscription = hazard({
  id: 'ROLE-SUBSCRIPTION',
  why: 'A role on a subscription applies to everything in it, including what other people put there and what is added later. Every role here is on one resource.',
  link: 'https://learn.microsoft.com/azure/role-based-access-control/scope-overview',
  remedy: 'assign the role on the resource that needs it',
  see: inChanges(ROLE_ASSIGNMENT, ({ before, after }) =>
    after && isWideScope(after) && !(before && isWideScope(before))
      ? [{ wrong: 'would assign a role on more than a resource or a resource group', found: after.scope }]
      : [],
  ),
});
