import { cause, fate, hazard, inChanges } from '../../hazard';
import type { PlannedChange, StackPlan } from '../../plan/plan';
import { lower } from '../../plan/values';
import { serves } from '../serving/origins';

export const lostGroup = hazard({
  id: 'LOST-GROUP',
  why: 'Deleting a resource group deletes everything in it, even what Terraform does not know. Changing its location or name makes another group, and everything in it is created again.',
  link: 'https://learn.microsoft.com/azure/azure-resource-manager/management/delete-resource-group',
  remedy: 'write the group as it was; drain a region first (standby), and retire it then',
  see: inChanges(/^azurerm_resource_group$/, (change, plan) => {
    const wrong = fate(change);
    const isOver = change.action === 'delete' && !serves(plan) && !holdsSomething(change, plan);
    return wrong && !isOver ? [{ wrong, found: cause(change) }] : [];
  }),
});

/** Otherwise all that was in it goes as well, and has hazards of its own. */
const holdsSomething = ({ before }: PlannedChange, { after }: StackPlan): boolean =>
  after.some(({ values }) => lower(values.resource_group_name) === lower(before?.name));
