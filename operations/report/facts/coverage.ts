/** What is watched and what is not: the table of signals, joined with the alert rules that the stacks hold. */

import { applies, whyOff } from '../../../topology/health/applies';
import { firesAt } from '../../../topology/health/bounds';
import { changes } from '../../../topology/health/changes';
import { type SignalName, signalNames } from '../../../topology/health/names';
import { type AlertRule, globalRules, ruleName, stampRules } from '../../../topology/health/rules';
import { SYSTEM } from '../../../topology/health/score-query';
import type { Component, Page, Signal } from '../../../topology/health/signal';
import { signals } from '../../../topology/health/signals';
import { watchOf } from '../../../topology/health/timing';
import { type People, peopleOf } from '../../../topology/people';
import { livingRegions, type Region, type Topology } from '../../../topology/topology';
import { stampOf } from '../../review/plan/stack-name';
import type { Stack } from '../../terraform/manifest';
import { type Alert, alertsOf } from './alerts';
import { grouped } from './grouped';

/** One signal at one place. */
export interface Watched {
  readonly signal: SignalName;
  /** A region, or `system`. */
  readonly place: string;
  readonly component: Component;
  readonly tells: Page | 'mail';
  /** Of the rule; null where there is none. */
  readonly stack: string | null;
  /** Whether it is lost with the region that it is about. */
  readonly inRegion: boolean;
  /** Why nobody is told; null where somebody is. */
  readonly gap: string | null;
}

/** What a signal is, wherever it is looked at. */
export interface SignalFacts {
  readonly signal: SignalName;
  readonly component: Component;
  readonly wrong: string;
  /** `≥ 80 % CPU, mean of the instances`; null where any row or event counts, or Azure learns what is usual. */
  readonly from: string | null;
  /** What is looked at each time, as ISO 8601; null for events. */
  readonly window: string | null;
}

export interface Event extends Pick<Alert, 'name' | 'description' | 'enabled' | 'tells'> {
  /** Each of them has its own rule. */
  readonly subscriptions: number;
}

export interface Coverage {
  readonly page: Pick<People, 'emails' | 'webhooks'>;
  readonly mail: Pick<People, 'emails' | 'webhooks'>;
  readonly signals: readonly SignalFacts[];
  readonly watched: readonly Watched[];
  /** Alerts that belong to no signal: what Azure says of itself, then changes. */
  readonly events: readonly Event[];
}

export function coverageOf(topology: Topology, stacks: readonly Stack[]): Coverage {
  const alerts = alertsOf(stacks);
  const rules = [
    ...globalRules(topology).map((rule) => ['global', rule] as const),
    ...livingRegions(topology).flatMap((region) =>
      stampRules(topology, region).map((rule) => [stampOf(region.name), rule] as const),
    ),
  ];
  const placed = rules.map(([stack, rule]): Placed => {
    const alert = alerts.find((one) => one.stack === stack && one.name === ruleName(rule));
    return { stack, rule, alert };
  });
  const told = ({ emails, webhooks }: People) => ({ emails, webhooks });
  return {
    page: told(peopleOf(topology, 'page')),
    mail: told(peopleOf(topology, 'mail')),
    signals: signalNames.map((name) => signalFacts(topology, name)),
    watched: signalNames.flatMap((name) =>
      placesOf(topology, name).map((region) => watched(topology, name, region, placed)),
    ),
    events: eventsOf(alerts.filter((alert) => !placed.some((one) => one.alert === alert))),
  };
}

interface Placed {
  readonly stack: string;
  readonly rule: AlertRule;
  /** None: the stack does not hold the rule. */
  readonly alert: Alert | undefined;
}

/** A region, or undefined for the system: `each` workspace is asked about itself, that of the system too. */
function placesOf(topology: Topology, name: SignalName): readonly (Region | undefined)[] {
  const { place, watch }: Signal = signals[name];
  if (place === 'system') return [undefined];
  const system = watch?.by === 'log' && watch.workspace === 'each';
  return [...(system ? [undefined] : []), ...livingRegions(topology)];
}

function watched(
  topology: Topology,
  signal: SignalName,
  region: Region | undefined,
  placed: readonly Placed[],
): Watched {
  const { component, tells }: Signal = signals[signal];
  const found = placed.find(({ rule }) => rule.signal === signal && rule.region?.name === region?.name);
  return {
    signal,
    place: region?.name ?? SYSTEM,
    component,
    tells: tells === 'nobody' || found?.rule.tells === 'mail' ? 'mail' : tells,
    stack: found?.stack ?? null,
    inRegion: region !== undefined && found?.alert?.location === region.name,
    gap: gapOf(topology, signal, region, found),
  };
}

function gapOf(
  topology: Topology,
  name: SignalName,
  region: Region | undefined,
  found: Placed | undefined,
): string | null {
  const { tells }: Signal = signals[name];
  const off = whyOff(topology, name);
  if (off !== undefined) return `switched off: ${off}`;
  if (tells === 'nobody') return 'only in the health model';
  if (!found) return region && !applies(name, region) ? 'always runs its maximum' : 'before the cutover';
  if (!found.rule.enabled) return 'not on standby';
  if (!found.alert) return 'its stack has no rule';
  if (!found.alert.enabled) return 'its rule is off';
  return found.alert.tells ? null : 'its rule tells nobody';
}

function eventsOf(alerts: readonly Alert[]): readonly Event[] {
  const isChange = ({ name }: Event) => Number(changes.some((change) => change.name === name));
  return grouped(alerts, ({ name, description, enabled, tells }) =>
    JSON.stringify({ name, description, enabled, tells }),
  )
    .map(([, [{ name, description, enabled, tells }, ...others]]) => ({
      name,
      description,
      enabled,
      tells,
      subscriptions: 1 + others.length,
    }))
    .toSorted((a, b) => isChange(a) - isChange(b));
}

function signalFacts(topology: Topology, signal: SignalName): SignalFacts {
  const { component, wrong, worse, unit }: Signal = signals[signal];
  const watch = watchOf(topology, signal);
  const bound = firesAt(topology, signal);
  return {
    signal,
    component,
    wrong,
    from:
      bound === undefined
        ? null
        : `${worse === 'above' ? '≥' : '<'} ${bound.toLocaleString('en-US')} ${unit}`,
    window: watch && watch.by !== 'activity' ? watch.window : null,
  };
}
