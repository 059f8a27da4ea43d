/** How autoscale follows a sudden load. All times in seconds after the jump. */
import { neededInstances } from '../instances';
import { autoscale } from './autoscale';

/** The engine looks at the metrics every 30 to 60 s. https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-common-metrics */
export const EVALUATION_SECONDS = 60;

/** From the decision to an instance that takes requests. Azure publishes no number. */
export const INSTANCE_START_SECONDS = 180;

export interface Batch {
  /** When these instances take requests. */
  readonly second: number;
  /** Instances running from then on. */
  readonly running: number;
}

/**
 * The batches of instances that autoscale adds until the CPU is at its threshold, or the maximum is reached. The
 * estimate is slow on purpose: the load must fill the whole window before the rule fires, and each batch waits for the
 * cooldown of the previous one. CPU is proportional to the load, with 100 % at what the instances sustain.
 * @param running instances at the jump
 * @param load requests a second after the jump
 */
export function scaleOut(
  running: number,
  load: number,
  limits: { readonly max: number; readonly requestsPerSecondPerInstance: number },
): Batch[] {
  const { scaleOutCpuPercent, windowMinutes, cooldownMinutes, stepOut } = autoscale;
  const wanted = Math.min(neededInstances(load, limits, scaleOutCpuPercent), limits.max);
  const steps = Math.max(Math.ceil((wanted - running) / stepOut), 0);
  const first = windowMinutes * 60 + EVALUATION_SECONDS + INSTANCE_START_SECONDS;
  return Array.from({ length: steps }, (_, i) => ({
    second: first + i * (cooldownMinutes * 60 + EVALUATION_SECONDS),
    running: Math.min(running + (i + 1) * stepOut, limits.max),
  }));
}
