import { cause, fate, hazard, inChanges } from '../../hazard';
import type { PlannedChange, StackPlan } from '../../plan/plan';
import { lower } from '../../plan/values';
import { serves } from '../serving/origins';

export const lostGroup = hazard({
  id: 'LOST-GROUP',
  why: 'Deleting a resource group deletes everything in it, even what Terraform does not know. Changing its location or name makes another group, and everything in it is created again.',
  link: 'https://learn.microsoft.com/azure/azure-resource-manager/management/delete-resource-group',
  remedy: 'restore the group; to remove a region, drain it first (standby), then retire it',
  see: inChanges(/^azurerm_resource_group$/, (change, plan) => {
    const wrong = fate(change);
    const isOver = change.action === 'delete' && !serves(plan) && !holdsSomething(change, plan);
    return wrong && !isOver ? [{ wrong, found: cause(change) }] : [];
  }),
});

/** Otherwise everything in it goes as well, and has its own hazards. */
const holdsSomething = ({ before }: PlannedChange, { after }: StackPlan): boolean =>
  after.some(({ values }) => lower(values.resource_group_name) === lower(before?.name));
