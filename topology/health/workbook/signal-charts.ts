/** The metrics that alert rules watch, drawn: from the table of signals. */
import type { Topology } from '../../topology';
import { boundsOf } from '../bounds';
import { type SignalName, signalNames } from '../names';
import type { MetricWatch } from '../signal';
import { signals } from '../signals';
import { type Target, targets } from '../targets';
import type { MetricItem } from './items';
import { type Charted, metricChart } from './metric-item';
import { resourceIds } from './resources';

/** Of metrics, as the pages of `targets` have them; those of App Service, autoscale and Key Vault have none. */
const CATEGORIES: Readonly<Record<string, string>> = {
  OriginLatency: 'Latency',
  TotalLatency: 'Latency',
  OriginHealthPercentage: 'Origin Health',
  ByteHitRatio: 'Request Status',
  Percentage5XX: 'Request Status',
  OriginRequestCount: 'Traffic',
  RequestCount: 'Traffic',
  WebApplicationFirewallRequestCount: 'Traffic',
};

type Metric = Omit<Charted, 'resourceIds' | 'namespace' | 'category'>;

/** @param target what has the metric */
export const chart = (topology: Topology, target: Target, props: Metric): MetricItem =>
  metricChart({
    ...props,
    resourceIds: resourceIds(topology, target),
    namespace: targets[target].namespace,
    category: CATEGORIES[props.metric] ?? (target === 'cosmos' ? 'Requests' : ''),
  });

/** One of each signal that watches a metric there. */
export const signalCharts = (topology: Topology, ...of: readonly Target[]): readonly MetricItem[] =>
  signalNames.flatMap((name) => {
    const { watch } = signals[name];
    return watch?.by === 'metric' && of.includes(watch.target) ? [signalChart(topology, name, watch)] : [];
  });

function signalChart(topology: Topology, name: SignalName, watch: MetricWatch): MetricItem {
  const { metric, aggregation, dimension } = watch;
  const values = dimension?.values;
  const all = typeof values !== 'object' || values.includes('*');
  return chart(topology, watch.target, {
    name,
    title: titleOf(topology, name),
    metric,
    aggregation,
    ...(dimension && { splitBy: dimension.name }),
    ...(dimension && !all && { only: { dimension: dimension.name, values } }),
  });
}

/** `cpu: % CPU, mean of the instances; degraded ≥ 80, unhealthy ≥ 90`. */
function titleOf(topology: Topology, name: SignalName): string {
  const { unit, worse } = signals[name];
  const { degraded, unhealthy } = boundsOf(topology, name);
  const sign = worse === 'above' ? '≥' : '<';
  const bounds = Object.entries({ degraded, unhealthy }).flatMap(([state, bound]) =>
    bound === undefined ? [] : [`${state} ${sign} ${bound}`],
  );
  return `${name}: ${[unit, bounds.join(', ')].filter(Boolean).join('; ')}`;
}
