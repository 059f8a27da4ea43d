/** Where bounds come from. */

/** Microsoft's own, for one resource type: https://azure.github.io/azure-monitor-baseline-alerts */
export const baseline = (type: string): string =>
  `https://github.com/Azure/azure-monitor-baseline-alerts/blob/main/services/${type}/alerts.yaml`;

/** Chosen for this project; replace it with what your own load shows. */
export const OURS = 'this project';
