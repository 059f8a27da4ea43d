/** One row of the table of signals: what is watched, from where on it is bad, and who is told. */
import type { Region, Topology } from '../topology';
import type { OutsideKind } from './outside';
import type { Over } from './query-text';
import type { Bounds, Worse } from './state';
import type { Target } from './targets';
import type { Frequency, Window } from './windows';

/** What wakes somebody up, and nothing else does. */
export const pages = [
  'a region is down',
  'the public name is down',
  'the whole system is unhealthy',
  'data is throttled or unavailable',
  'a secret or certificate expires',
] as const;
export type Page = (typeof pages)[number];

/** What a signal is told of: the system, and the region where it is about one. */
interface Where {
  readonly topology: Topology;
  readonly region: Region | undefined;
}

/** What a query is written for. */
export interface Asking extends Where {
  /** How a table is named: as it is, or as another workspace's. */
  readonly table: (name: string) => string;
  readonly over: Over;
}

interface Timing {
  readonly frequency: Frequency;
  /** What is looked at each time. */
  readonly window: Window;
}

/** Compares a platform metric with the bound. */
export interface MetricWatch extends Timing {
  readonly by: 'metric';
  readonly target: Target;
  readonly metric: string;
  /** How often Azure has a value, where it is not each minute. */
  readonly grain?: Window;
  readonly aggregation: 'Average' | 'Count' | 'Maximum' | 'Minimum' | 'Total';
  /** Only these values, each judged by itself; `region` is the region's origin, `clients` every endpoint but the door. */
  readonly dimension?: {
    readonly name: string;
    readonly values: readonly string[] | 'region' | 'clients';
  };
  /** In place of bounds: Azure learns what is usual. */
  readonly learned?: 'Low' | 'Medium' | 'High';
  /** A bound in the metric's own unit, where the table's is another one. */
  readonly inMetric?: (bound: number, where: Where) => number;
}

/** A test from outside that fails in most places. */
export interface OutsideWatch extends Timing {
  readonly by: 'outside';
  readonly test: OutsideKind;
}

/** Asks a log workspace; each row that comes back is one thing that is wrong. */
export interface LogWatch extends Timing {
  readonly by: 'log';
  /** The workspace that is asked. `each`: every one, about itself. */
  readonly workspace: 'control' | 'region' | 'each';
  /**
   * Its reading where that is beyond the bound, the score of the system where that is unhealthy, or is not although the
   * public name is down, or rows of its own.
   */
  readonly asks: 'reading' | 'score' | 'only outside' | ((asking: Asking) => string);
}

/** Looks for an event in the activity log. Stateless: an event does not end. */
export interface ActivityWatch {
  readonly by: 'activity';
  readonly category: 'Autoscale';
  readonly status: 'Failed';
}

export type Watch = MetricWatch | OutsideWatch | LogWatch | ActivityWatch;

const components = [
  'system',
  'outside',
  'Front Door',
  'firewall',
  'stamp',
  'Cosmos DB',
  'Key Vault',
  'registry',
  'logs',
] as const;
export type Component = (typeof components)[number];

/** The value that the health model scores: rows of `Value`, and of `Host` where it is about a region's origin. */
export interface Reading {
  /** Where it is read, which is also where it is scored. */
  readonly workspace: 'control' | 'region';
  readonly about: 'system' | 'region';
  /** Of fewer requests it says nothing; its rows have `Requests` then. */
  readonly least?: number;
  readonly query: (asking: Asking) => string;
}

export interface Signal {
  readonly component: Component;
  /** One for the system, or one for each region. */
  readonly place: 'system' | 'region';
  /** What is wrong when it tells. */
  readonly wrong: string;
  /** What its resolving says. */
  readonly back: string;
  readonly unit: string;
  readonly worse: Worse;
  /** None of them: any row or event counts, or Azure learns what is usual. */
  readonly bounds: Bounds;
  /** Where the bounds come from. */
  readonly source: string;
  /** Of Azure Monitor: 0 is the worst, 4 the least. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview */
  readonly severity: 0 | 1 | 2 | 3;
  /** A mail is sent at `degraded`, a page at `unhealthy`. */
  readonly tells: Page | 'mail' | 'nobody';
  /** Of a region on standby, which never pages. */
  readonly standby?: 'off';
  /** Only once the public name leads to Front Door. */
  readonly since?: 'cutover';
  readonly watch?: Watch;
  readonly reading?: Reading;
}
