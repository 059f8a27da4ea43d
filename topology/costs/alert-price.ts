/** The monthly cost of alert rules: metric alerts by their time series, log alerts by their frequency. */
import type { AlertRule } from '../health/rules';
import type { MetricWatch } from '../health/signal';
import { livingRegions, type Topology } from '../topology';
import type { Meter } from './meters';
import { monthlyPrice } from './prices';

/** Undefined: a price is unknown. Rules that are off, and rules on the activity log, cost nothing. */
export const alertPrice = (topology: Topology, rules: readonly AlertRule[]): number | undefined =>
  rules
    .filter(({ enabled }) => enabled)
    .flatMap(({ watch }) => metersOf(topology, watch))
    .map((meter) => monthlyPrice(meter, topology.controlRegion))
    .reduce((sum, price) => (sum === undefined || price === undefined ? undefined : sum + price), 0);

function metersOf(topology: Topology, watch: AlertRule['watch']): readonly Meter[] {
  switch (watch.by) {
    case 'activity':
      return [];
    case 'log':
      return [watch.frequency === 'PT1M' || watch.frequency === 'PT5M' ? 'logAlertOften' : 'logAlert'];
    case 'outside':
      return ['metricAlert'];
    case 'metric':
      return Array<Meter[]>(seriesOf(topology, watch))
        .fill(watch.learned ? ['metricAlert', 'learnedAlert'] : ['metricAlert'])
        .flat();
  }
}

/** Of all values of a dimension those are regions. */
function seriesOf(topology: Topology, { dimension }: MetricWatch): number {
  if (!dimension || typeof dimension.values === 'string') return 1;
  return dimension.values.includes('*') ? livingRegions(topology).length : dimension.values.length;
}
