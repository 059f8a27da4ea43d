import { type MetricItem, TIME } from './items';

/** As a workbook counts them. */
const AGGREGATIONS = { Total: 1, Minimum: 2, Maximum: 3, Average: 4, Count: 7 } as const;
type Aggregation = keyof typeof AGGREGATIONS;

export interface Charted {
  readonly name: string;
  readonly title: string;
  readonly resourceIds: readonly string[];
  readonly namespace: string;
  /** Of the metric, where Azure gives it one. */
  readonly category: string;
  readonly metric: string;
  readonly aggregation: Aggregation;
  /** A line for each value of this dimension. */
  readonly splitBy?: string;
  readonly only?: { readonly dimension: string; readonly values: readonly string[] };
}

/** Lines of a platform metric, of each resource. */
export function metricChart(props: Charted): MetricItem {
  const { name, title, resourceIds, category, metric, aggregation, splitBy, only } = props;
  const namespace = props.namespace.toLowerCase();
  return {
    type: 10,
    content: {
      chartId: name,
      version: 'MetricsItem/2.0',
      size: 0,
      chartType: 2, // lines
      title,
      resourceType: namespace,
      metricScope: 0,
      resourceIds,
      timeContextFromParameter: TIME,
      metrics: [
        {
          namespace,
          metric: `${namespace}-${category}-${metric}`,
          aggregation: AGGREGATIONS[aggregation],
          splitBy: splitBy ?? null,
          ...(splitBy && { splitBySortOrder: -1, splitByLimit: 50 }),
        },
      ],
      ...(only && { filters: [{ id: '1', key: only.dimension, operator: 0, values: only.values }] }),
    },
    name,
    customWidth: '50',
  };
}
