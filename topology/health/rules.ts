/** Which alert rules there are, of which stack, and whom they tell. Rules of a region come and go with it. */
import { livingRegions, type Region, type Topology } from '../topology';
import { applies, whyOff } from './applies';
import { type SignalName, signalNames } from './names';
import { nameIsHere } from './outside';
import type { Signal, Watch } from './signal';
import { signals } from './signals';
import { severityOf, watchOf } from './timing';

export interface AlertRule<W extends Watch = Watch> {
  /** Of the construct: a stamp's stack says by its name which region it is. */
  readonly id: string;
  readonly signal: SignalName;
  readonly watch: W;
  /** None: of the system. */
  readonly region: Region | undefined;
  readonly enabled: boolean;
  readonly tells: 'page' | 'mail';
  readonly severity: 0 | 1 | 2 | 3 | 4;
  /** The reason in the file why it is off. */
  readonly offReason: string | undefined;
}

/** Targets in the region's stamp, which must exist before the rule. */
const OF_THE_STAMP = ['plan', 'app', 'autoscale', 'vault'];
const isOfStamp = (watch: Watch): boolean =>
  watch.by === 'activity' || (watch.by === 'metric' && OF_THE_STAMP.includes(watch.target));

/** Rules of `global`: all those that can tell that a region, or the system, is down. */
export const globalRules = (topology: Topology): readonly AlertRule[] =>
  watched.flatMap(([signal, watch]) => {
    const { place, since }: Signal = signals[signal];
    if (isOfStamp(watch) || (since === 'cutover' && !nameIsHere(topology))) return [];
    const regions = place === 'region' ? livingRegions(topology) : [];
    const system = place === 'system' || (watch.by === 'log' && watch.workspace === 'each');
    return [...(system ? [undefined] : []), ...regions].map((region) => ({
      ...rule(topology, signal, watch, region),
      id: [...words(signal), ...(region ? [region.name] : [])].join('_'),
    }));
  });

/** Rules about one stamp, in its own stack. */
export const stampRules = (topology: Topology, region: Region): readonly AlertRule[] =>
  watched
    .filter(([, watch]) => isOfStamp(watch))
    .filter(([signal]) => applies(signal, region))
    .map(([signal, watch]) => ({ ...rule(topology, signal, watch, region), id: words(signal).join('_') }));

const watched: readonly (readonly [SignalName, Watch])[] = signalNames.flatMap((name) => {
  const { watch } = signals[name];
  return watch ? [[name, watch] as const] : [];
});

function rule(
  topology: Topology,
  name: SignalName,
  watch: Watch,
  region: Region | undefined,
): Omit<AlertRule, 'id'> {
  const { tells, standby }: Signal = signals[name];
  const waits = region !== undefined && region.state !== 'active';
  const offReason = whyOff(topology, name);
  return {
    signal: name,
    watch: watchOf(topology, name) ?? watch,
    severity: severityOf(topology, name),
    region,
    enabled: offReason === undefined && !(waits && standby === 'off'),
    tells: tells === 'mail' || waits ? 'mail' : 'page',
    offReason,
  };
}

/** `originHealth` of a region: `origin-health-westeurope`. */
export const ruleName = ({ signal, region }: Pick<AlertRule, 'signal' | 'region'>): string =>
  [...words(signal), region?.name ?? []].flat().join('-');

const words = (name: string): readonly string[] =>
  name.replaceAll(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`).split(' ');

/** The text of the alert: what is wrong when it fires, and what it means when it resolves. */
export function ruleText({ signal, region }: Pick<AlertRule, 'signal' | 'region'>): string {
  const { wrong, back } = signals[signal];
  return region ? `${region.name}: ${wrong}. Resolved: ${back}.` : `${wrong}. Resolved: ${back}.`;
}
