import type { Construct } from 'constructs';
import { outsideName } from '../topology/health/outside';
import type { AlertRule } from '../topology/health/rules';
import type { ActivityWatch, LogWatch, MetricWatch, OutsideWatch, Watch } from '../topology/health/signal';
import type { Target } from '../topology/health/targets';
import type { Region, Topology } from '../topology/topology';
import { activityAlert } from './activity-alert';
import type { AlertPlace } from './alert-rule';
import { logAlert } from './log-alert';
import { metricAlert } from './metric-alert';
import { outsideAlert } from './outside-alert';
import type { OutsideTests } from './outside-tests';

export interface AlertsProps extends AlertPlace {
  readonly topology: Topology;
  readonly rules: readonly AlertRule[];
  readonly targetIds: Readonly<Partial<Record<Target, string>>>;
  /** Of a region; undefined: that of the control region. */
  readonly workspaceOf?: (region: Region | undefined) => Workspace;
  readonly outside?: OutsideTests;
  /** The host name of the doors, which no client calls. */
  readonly doorHostName?: string;
  /** Where events happen. */
  readonly eventsIn?: string;
}

/** A log workspace; its rules run where it is, and are kept beside it. */
interface Workspace {
  readonly id: string;
  readonly location: string;
  readonly resourceGroupName: string;
}

/** The alert rules of one stack, each by what it watches. */
export function alerts(scope: Construct, props: AlertsProps): void {
  const { rules, targetIds, workspaceOf, outside, eventsIn, ...place } = props;
  const known = <T>(value: T | undefined, { signal }: AlertRule): T => {
    if (value === undefined) throw new Error(`${signal}: this stack has nothing for it to watch`);
    return value;
  };
  for (const rule of rules) {
    if (isBy<MetricWatch>(rule, 'metric')) {
      metricAlert(scope, { ...place, rule, targetId: known(targetIds[rule.watch.target], rule) });
    } else if (isBy<LogWatch>(rule, 'log')) {
      const { id: workspaceId, ...beside } = known(workspaceOf, rule)(rule.region);
      logAlert(scope, { ...place, ...beside, rule, workspaceId });
    } else if (isBy<OutsideWatch>(rule, 'outside')) {
      const name = outsideName(rule.watch.test, rule.region);
      outsideAlert(scope, { ...place, rule, watched: known(outside, rule).watched(name) });
    } else if (isBy<ActivityWatch>(rule, 'activity')) {
      activityAlert(scope, { ...place, rule, scopeId: known(eventsIn, rule) });
    }
  }
}

const isBy = <W extends Watch>(rule: AlertRule, by: W['by']): rule is AlertRule<W> => rule.watch.by === by;
