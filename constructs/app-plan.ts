import { MonitorAutoscaleSetting } from '@cdktf/provider-azurerm/lib/monitor-autoscale-setting';
import { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
import { Construct } from 'constructs';
import { autoscale } from '../topology/capacity/autoscale';
import type { Region } from '../topology/topology';

export interface AppPlanProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly region: Pick<Region, 'sku' | 'zoneRedundant' | 'instances'>;
}

/** The instances of a stamp, spread over its zones, and their autoscale. */
export class AppPlan extends Construct {
  readonly plan: ServicePlan;
  readonly autoscale: MonitorAutoscaleSetting;

  constructor(scope: Construct, id: string, props: AppPlanProps) {
    super(scope, id);
    const { name, resourceGroupName, location } = props;
    const { sku, zoneRedundant, instances } = props.region;
    this.plan = new ServicePlan(this, 'plan', {
      name,
      resourceGroupName,
      location,
      osType: 'Linux',
      skuName: sku,
      zoneBalancingEnabled: zoneRedundant,
      // At least two from the start: with fewer, turning zones on later would replace the plan.
      workerCount: instances.min,
      lifecycle: { ignoreChanges: ['worker_count'] }, // then autoscale changes it
    });

    const cpu = (operator: 'GreaterThan' | 'LessThan', threshold: number) => ({
      metricName: 'CpuPercentage',
      metricResourceId: this.plan.id,
      timeGrain: 'PT1M',
      statistic: 'Average',
      timeWindow: `PT${autoscale.windowMinutes}M`,
      timeAggregation: 'Average',
      operator,
      threshold,
    });
    const step = (direction: 'Increase' | 'Decrease', count: number) => ({
      direction,
      type: 'ChangeCount',
      value: count,
      cooldown: `PT${autoscale.cooldownMinutes}M`,
    });
    this.autoscale = new MonitorAutoscaleSetting(this, 'autoscale', {
      name: `${name}-autoscale`,
      resourceGroupName,
      location,
      targetResourceId: this.plan.id,
      enabled: true,
      profile: [
        {
          name: 'load',
          // The default is what runs while metrics are missing, as they may in an outage.
          capacity: { minimum: instances.min, default: instances.min, maximum: instances.max },
          rule: [
            {
              metricTrigger: cpu('GreaterThan', autoscale.scaleOutCpuPercent),
              scaleAction: step('Increase', autoscale.stepOut),
            },
            {
              metricTrigger: cpu('LessThan', autoscale.scaleInCpuPercent),
              scaleAction: step('Decrease', autoscale.stepIn),
            },
          ],
        },
      ],
    });
  }
}
