import { operationsARequest } from '../../logs/volume';
import { baseline } from '../baseline';
import type { SignalName } from '../names';
import type { Signal } from '../signal';

const latency = (mode: 'Direct' | 'Gateway') =>
  ({
    component: 'Cosmos DB',
    place: 'system',
    wrong: `operations in ${mode.toLowerCase()} mode are slow, not counting the network`,
    back: 'they are as quick as before',
    unit: 'ms per operation, by region',
    worse: 'above',
    bounds: { degraded: 100, unhealthy: 500 },
    source: baseline('DocumentDB/databaseAccounts'),
    severity: 3,
    tells: 'mail',
    watch: {
      by: 'metric',
      target: 'cosmos',
      metric: `ServerSideLatency${mode}`,
      aggregation: 'Average',
      dimension: { name: 'Region', values: ['*'] },
      frequency: 'PT5M',
      window: 'PT15M',
    },
  }) satisfies Signal;

const WINDOW_SECONDS = 300;

/** Of the account as a whole. Its metrics no longer go to a workspace, so that the health model has no reading of them. */
export const cosmosSignals = {
  dataRefused: {
    component: 'Cosmos DB',
    place: 'system',
    wrong: 'operations are throttled (429) or refused (503), each kind counted by itself',
    back: 'operations are served',
    unit: '% of the operations at the peak',
    worse: 'above',
    bounds: { degraded: 1, unhealthy: 5 },
    source:
      'https://learn.microsoft.com/azure/cosmos-db/nosql/troubleshoot-request-rate-too-large#recommended-solution',
    severity: 1,
    tells: 'data is throttled or unavailable',
    watch: {
      by: 'metric',
      target: 'cosmos',
      metric: 'TotalRequests',
      aggregation: 'Count',
      dimension: { name: 'StatusCode', values: ['429', '503'] },
      inMetric: (percent, { topology }) =>
        Math.ceil(
          (percent / 100) *
            topology.capacity.peakRequestsPerSecond *
            operationsARequest(topology) *
            WINDOW_SECONDS,
        ),
      frequency: 'PT1M',
      window: 'PT5M',
    },
  },
  dataAvailability: {
    component: 'Cosmos DB',
    place: 'system',
    wrong: 'operations fail',
    back: 'operations are served',
    unit: '% of operations in an hour',
    worse: 'below',
    bounds: { degraded: 99.9, unhealthy: 99 },
    source: baseline('DocumentDB/databaseAccounts'),
    severity: 1,
    tells: 'data is throttled or unavailable',
    watch: {
      by: 'metric',
      target: 'cosmos',
      metric: 'ServiceAvailability',
      grain: 'PT1H',
      aggregation: 'Average',
      frequency: 'PT15M',
      window: 'PT1H',
    },
  },
  dataLatencyDirect: latency('Direct'),
  dataLatencyGateway: latency('Gateway'),
  replication: {
    component: 'Cosmos DB',
    place: 'system',
    wrong: 'a region receives the writes of the others late',
    back: 'it has caught up',
    unit: 'ms until 99 % of the writes have reached a region',
    worse: 'above',
    bounds: { degraded: 5000, unhealthy: 60_000 },
    source: baseline('DocumentDB/databaseAccounts'),
    severity: 2,
    tells: 'mail',
    watch: {
      by: 'metric',
      target: 'cosmos',
      metric: 'ReplicationLatency',
      aggregation: 'Average',
      dimension: { name: 'TargetRegion', values: ['*'] },
      frequency: 'PT5M',
      window: 'PT15M',
    },
  },
} satisfies Partial<Record<SignalName, Signal>>;
