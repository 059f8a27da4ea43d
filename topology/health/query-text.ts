/** How KQL is put together. https://learn.microsoft.com/kusto/query/ */

/** How far back the health model looks; logs and metrics arrive some minutes late. */
const RECENT = '15m';
export const RECENT_SECONDS = 900;

/** The time that a value is of. */
export interface Over {
  /** Conditions on a row. */
  readonly where: readonly string[];
  /** What rows are grouped by, and the columns that this makes. */
  readonly by: readonly string[];
  readonly columns: readonly string[];
}
/** The last minutes. */
export const now: Over = { where: [`TimeGenerated > ago(${RECENT})`], by: [], columns: [] };
/**
 * As long a span as `now`, again and again: who asks says of what time, as a workbook does. Without the one that has not
 * ended, of which a count would be too low.
 */
export const inTime: Over = {
  where: [`TimeGenerated < bin(now(), ${RECENT})`],
  by: [`Time = bin(TimeGenerated, ${RECENT})`],
  columns: ['Time'],
};

/** Rows of a time. */
export const where = (over: Over, ...conditions: readonly string[]): string =>
  `where ${[...over.where, ...conditions].join(' and ')}`;

/** One row for each group, and each span of time. */
export function summarized(over: Over, values: string, ...groups: readonly string[]): string {
  const by = [...groups, ...over.by];
  return `summarize ${values}${by.length > 0 ? ` by ${by.join(', ')}` : ''}`;
}

/** A table, and what is done with it: an operator a line. */
export const lines = (source: string, ...operators: readonly string[]): string =>
  [source, ...operators.map((operator) => `| ${operator}`)].join('\n');

export const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A table of the query's own; undefined is null. */
export const datatable = (
  columns: Readonly<Record<string, 'string' | 'real' | 'datetime'>>,
  rows: readonly (readonly (string | number | undefined)[])[],
): string => {
  const head = Object.entries(columns).map(([name, type]) => `${name}: ${type}`);
  const cell = (value: string | number | undefined) =>
    typeof value === 'string' ? quoted(value) : `real(${value ?? 'null'})`;
  return `datatable(${head.join(', ')}) [\n${rows.map((row) => `  ${row.map(cell).join(', ')},`).join('\n')}\n]`;
};

/** The mean of a metric of one resource type in the region's workspace. */
export const meanMetric = (over: Over, metric: string, provider: string): readonly string[] => [
  where(over, `MetricName == ${quoted(metric)}`, `ResourceProvider =~ ${quoted(provider)}`),
  "where _ResourceId !contains '/slots/'", // the slot is not what serves
  summarized(over, 'Value = avg(Average)'),
];
