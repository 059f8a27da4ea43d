import { OURS } from '../baseline';
import type { SignalName } from '../names';
import { lines, summarized, where } from '../query-text';
import type { Signal } from '../signal';

/** All of it together, and what all of it rests on. */
export const platformSignals = {
  system: {
    component: 'system',
    place: 'system',
    wrong: 'clients everywhere get errors or wait, or no region is healthy',
    back: 'the system serves as it should',
    unit: 'state, by the health model',
    worse: 'above',
    bounds: {},
    source: OURS,
    severity: 0,
    tells: 'the whole system is unhealthy',
    watch: { by: 'log', workspace: 'control', asks: 'score', frequency: 'PT5M', window: 'PT15M' },
  },
  pulls: {
    component: 'registry',
    place: 'system',
    wrong: 'images cannot be pulled: instances that start now do not serve',
    back: 'images are pulled again',
    unit: 'failed pulls in 15 minutes',
    worse: 'above',
    bounds: { degraded: 1 }, // it fails no request by itself
    source: OURS,
    severity: 2,
    tells: 'mail',
    watch: { by: 'log', workspace: 'control', asks: 'reading', frequency: 'PT15M', window: 'PT15M' },
    reading: {
      workspace: 'control',
      about: 'system',
      query: ({ table, over }) =>
        lines(
          table('AzureMetrics'),
          where(over, "ResourceProvider =~ 'Microsoft.ContainerRegistry'"),
          summarized(
            over,
            "Value = sumif(Total, MetricName == 'TotalPullCount') - sumif(Total, MetricName == 'SuccessfulPullCount')",
          ),
        ),
    },
  },
  ingestion: {
    component: 'logs',
    place: 'region',
    wrong: 'a log workspace drops, truncates or delays data, or has reached its cap',
    back: 'it takes in everything',
    unit: 'warnings and errors of the workspace',
    worse: 'above',
    bounds: {},
    source: 'https://learn.microsoft.com/azure/azure-monitor/logs/monitor-workspace#ingestion',
    severity: 3,
    tells: 'mail',
    watch: {
      by: 'log',
      workspace: 'each',
      asks: () => lines('_LogOperation', "where Category == 'Ingestion' and Level in ('Warning', 'Error')"),
      frequency: 'PT15M',
      window: 'PT15M',
    },
  },
} satisfies Partial<Record<SignalName, Signal>>;
