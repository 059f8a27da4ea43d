/** Of Azure. https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-limits */
export const LIMITS = {
  points: 10_000,
  series: 100,
  /** In one query. https://learn.microsoft.com/azure/azure-monitor/logs/cross-workspace-query#considerations */
  workspaces: 100,
  /** Chosen: so many hours of quarters of an hour, of every region that Azure has, are fewer points. */
  hours: 36,
} as const;
