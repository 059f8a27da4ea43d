/**
 * The autoscale settings, the one source for the rules of every stamp and for the drill.
 *
 * Azure Monitor looks at the mean over the window, acts once, then waits for the cooldown:
 * https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings
 * It adds at most two instances a step, as App Service advises:
 * https://learn.microsoft.com/azure/app-service/app-service-configure-premium-v4-tier
 */
export const autoscale = {
  scaleOutCpuPercent: 70,
  scaleInCpuPercent: 30,
  windowMinutes: 5,
  cooldownMinutes: 5,
  /** Instances added or removed at once. */
  stepOut: 2,
  stepIn: 1,
} as const;
