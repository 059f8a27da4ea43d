/** How KQL is put together. https://learn.microsoft.com/kusto/query/ */

/** How far back the health model looks: logs and metrics are some minutes late. */
export const RECENT = '15m';
export const RECENT_SECONDS = 900;

/** A table, and what is done with it: an operator a line. */
export const lines = (source: string, ...operators: readonly string[]): string =>
  [source, ...operators.map((operator) => `| ${operator}`)].join('\n');

export const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A table of the query's own; undefined is null. */
export const datatable = (
  columns: Readonly<Record<string, 'string' | 'real'>>,
  rows: readonly (readonly (string | number | undefined)[])[],
): string => {
  const head = Object.entries(columns).map(([name, type]) => `${name}: ${type}`);
  const cell = (value: string | number | undefined) =>
    typeof value === 'string' ? quoted(value) : `real(${value ?? 'null'})`;
  return `datatable(${head.join(', ')}) [\n${rows.map((row) => `  ${row.map(cell).join(', ')},`).join('\n')}\n]`;
};

/** The mean of a metric of one resource type in the region's workspace. */
export const recentMetric = (metric: string, provider: string): readonly string[] => [
  `where TimeGenerated > ago(${RECENT}) and MetricName == ${quoted(metric)} and ResourceProvider =~ ${quoted(provider)}`,
  "where _ResourceId !contains '/slots/'", // the slot is not what serves
  'summarize Value = avg(Average)',
];
