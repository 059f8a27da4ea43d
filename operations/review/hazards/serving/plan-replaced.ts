import { replaced } from '../gone';

export const planReplaced = replaced({
  id: 'PLAN-REPLACED',
  types: /^azurerm_service_plan$/,
  why: 'Deleting a plan deletes every instance of the app. A new plan has no instances at first, and Azure may have none of that size left in the region.',
  link: 'https://learn.microsoft.com/azure/app-service/overview-hosting-plans',
  remedy: 'drain the region first (standby), and find the cause',
});
