import { gone } from '../gone';

export const lostWorkspace = gone({
  id: 'LOST-WORKSPACE',
  types: /^azurerm_log_analytics_workspace$/,
  why: 'Deleting a workspace deletes its logs, with the evidence of an outage. It can be recovered for 14 days.',
  link: 'https://learn.microsoft.com/azure/azure-monitor/logs/delete-workspace',
  remedy:
    'restore the workspace; if a region is removed for good, export what is needed and accept this hazard',
});
