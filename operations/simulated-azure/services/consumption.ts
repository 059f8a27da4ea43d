import { blocks } from '../value';
import { nameForm } from './name-form';
import { azurermSource, type ProviderCheck, type ResourceType } from './resource-type';

const checks: readonly ProviderCheck[] = [
  {
    name: 'a budget begins with a month',
    stage: 'plan',
    source: `${azurermSource}/consumption/validate/time_period.go`,
    check: ({ time_period: period }) =>
      blocks(period).flatMap(({ start_date: start }) =>
        typeof start === 'string' && !/^\d{4}-\d{2}-01T/.test(start)
          ? ['expected start_date to be the first of a month']
          : [],
      ),
  },
];

/** Costs. */
export const consumptionTypes: Readonly<Record<string, ResourceType>> = {
  azurerm_consumption_budget_subscription: {
    id: '{subscription_id}/providers/Microsoft.Consumption/budgets/{name}',
    name: nameForm(1, 63, /^[a-zA-Z0-9_-]+$/),
    answers: { etag: '{token}' },
    checks,
  },
};
