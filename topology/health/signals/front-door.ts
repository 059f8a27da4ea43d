import { FEWEST_EDGE_LOCATIONS } from '../../logs/records';
import { OURS } from '../baseline';
import { ACCESS_LOG, byClients, FAILED, HOST } from '../front-door-log';
import type { SignalName } from '../names';
import { lines, RECENT_SECONDS, summarized, where } from '../query-text';
import type { Signal } from '../signal';

/** In 15 minutes, one every three seconds. Of fewer, a handful of errors would be a share that pages. */
const LEAST_REQUESTS = 300;

/** Of every endpoint but the door. */
const CLIENTS = { name: 'Endpoint', values: 'clients' } as const;

export const frontDoorSignals = {
  originHealth: {
    component: 'Front Door',
    place: 'region',
    wrong: 'Front Door finds it unhealthy and routes around it',
    back: 'it is back',
    unit: '% of probes that succeed',
    worse: 'below',
    bounds: { degraded: 95, unhealthy: 80 },
    source: OURS,
    severity: 1,
    tells: 'a region is down',
    standby: 'off', // a drained origin is not probed
    watch: {
      by: 'metric',
      target: 'frontDoor',
      metric: 'OriginHealthPercentage',
      aggregation: 'Average',
      dimension: { name: 'Origin', values: 'region' },
      frequency: 'PT1M',
      window: 'PT5M',
    },
    reading: {
      workspace: 'control',
      about: 'region',
      // Only probes that fail are logged; how many there are follows from the interval, and from the fewest edge
      // locations that Azure names: with more, a dead region would look like one that is half alive.
      query: ({ table, topology, over }) => {
        const sent = (FEWEST_EDGE_LOCATIONS / topology.frontDoor.probe.intervalSeconds) * RECENT_SECONDS;
        return lines(
          table('AzureDiagnostics'),
          where(over, "Category == 'FrontDoorHealthProbeLog'"),
          summarized(over, 'Failed = count()', `Host = ${HOST}`),
          `extend Value = max_of(0.0, 100.0 - 100.0 * Failed / ${sent})`,
        );
      },
    },
  },
  originErrors: {
    component: 'Front Door',
    place: 'region',
    wrong: 'it answers with errors, or not in time',
    back: 'it answers',
    unit: '% of its answers that are 5xx or missing',
    worse: 'above',
    bounds: { degraded: 1, unhealthy: 20 },
    source: OURS,
    severity: 2,
    tells: 'nobody',
    reading: {
      workspace: 'control',
      about: 'region',
      least: LEAST_REQUESTS,
      query: ({ table, topology, over }) =>
        lines(
          table('AzureDiagnostics'),
          where(over, ACCESS_LOG),
          byClients(topology),
          "where isnotempty(originName_s) and originName_s != 'N/A'", // from the cache
          summarized(over, `Failed = countif(${FAILED}), Requests = count()`, `Host = ${HOST}`),
          'extend Value = 100.0 * Failed / Requests',
        ),
    },
  },
  errors: {
    component: 'Front Door',
    place: 'system',
    wrong: 'clients get errors',
    back: 'clients get answers again',
    unit: '% of answers that are 5xx',
    worse: 'above',
    bounds: { degraded: 1, unhealthy: 5 },
    source: OURS,
    severity: 2,
    tells: 'mail',
    watch: {
      by: 'metric',
      target: 'frontDoor',
      metric: 'Percentage5XX',
      aggregation: 'Average',
      dimension: CLIENTS,
      frequency: 'PT1M',
      window: 'PT5M',
    },
    reading: {
      workspace: 'control',
      about: 'system',
      least: LEAST_REQUESTS,
      query: ({ table, topology, over }) =>
        lines(
          table('AzureDiagnostics'),
          where(over, ACCESS_LOG),
          byClients(topology),
          summarized(over, `Failed = countif(${FAILED}), Requests = count()`),
          'extend Value = 100.0 * Failed / Requests',
        ),
    },
  },
  latency: {
    component: 'Front Door',
    place: 'system',
    wrong: 'answers to clients are slow',
    back: 'answers are as quick as before',
    unit: 'ms until the last byte',
    worse: 'above',
    bounds: { degraded: 1000, unhealthy: 3000 },
    source: OURS,
    severity: 3,
    tells: 'mail',
    watch: {
      by: 'metric',
      target: 'frontDoor',
      metric: 'TotalLatency',
      aggregation: 'Average',
      dimension: CLIENTS,
      frequency: 'PT5M',
      window: 'PT15M',
    },
    reading: {
      workspace: 'control',
      about: 'system',
      least: LEAST_REQUESTS,
      // Not the metric, which a workspace gets without its dimensions.
      query: ({ table, topology, over }) =>
        lines(
          table('AzureDiagnostics'),
          where(over, ACCESS_LOG),
          byClients(topology),
          summarized(over, 'Value = 1000 * avg(todouble(timeTaken_s)), Requests = count()'),
        ),
    },
  },
  requests: {
    component: 'Front Door',
    place: 'system',
    wrong: 'far fewer requests arrive than usual at this time',
    back: 'as many requests arrive as usual',
    unit: 'requests',
    worse: 'below',
    bounds: {},
    source: 'https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-dynamic-thresholds',
    severity: 2,
    tells: 'mail',
    since: 'cutover',
    watch: {
      by: 'metric',
      target: 'frontDoor',
      metric: 'RequestCount',
      aggregation: 'Total',
      dimension: CLIENTS,
      learned: 'Low',
      frequency: 'PT5M',
      window: 'PT15M',
    },
  },
  wafBlocks: {
    component: 'firewall',
    place: 'system',
    wrong: 'the firewall blocks many requests: an attack, or a rule that hits clients',
    back: 'it blocks few',
    unit: 'blocked requests in 15 minutes',
    worse: 'above',
    bounds: { degraded: 500 },
    source: OURS,
    severity: 3,
    tells: 'mail',
    watch: {
      by: 'metric',
      target: 'frontDoor',
      metric: 'WebApplicationFirewallRequestCount',
      aggregation: 'Total',
      dimension: { name: 'Action', values: ['Block'] },
      frequency: 'PT5M',
      window: 'PT15M',
    },
    reading: {
      workspace: 'control',
      about: 'system',
      query: ({ table, over }) =>
        lines(
          table('AzureDiagnostics'),
          where(over, "Category == 'FrontDoorWebApplicationFirewallLog'"),
          summarized(over, "Value = todouble(countif(action_s == 'Block'))"),
        ),
    },
  },
} satisfies Partial<Record<SignalName, Signal>>;
