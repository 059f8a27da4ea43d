/** Severity and window of a signal: those of the table, as far as the file has no others. */
import type { Topology } from '../topology';
import type { SignalName } from './names';
import type { Signal, Watch } from './signal';
import { signals } from './signals';
import { isShorter, type Window, windows } from './windows';

type Severity = 0 | 1 | 2 | 3 | 4;

export const severityOf = ({ alerts }: Topology, name: SignalName): Severity =>
  alerts.signals[name]?.severity ?? signals[name].severity;

export function watchOf({ alerts }: Topology, name: SignalName): Watch | undefined {
  const { watch }: Signal = signals[name];
  const given = alerts.signals[name]?.window;
  return given && watch && watch.by !== 'activity' ? { ...watch, window: windows[given] } : watch;
}

/** An event has none, and what nobody watches has no rule. */
export const hasSeverity = (name: SignalName): boolean => {
  const { watch }: Signal = signals[name];
  return watch !== undefined && watch.by !== 'activity';
};

/**
 * The shortest window that a signal may have. Undefined where it has its own: a count depends on how long is counted,
 * and a query says itself how far it looks back.
 */
export function leastWindow(name: SignalName): Window | undefined {
  const { watch }: Signal = signals[name];
  if (watch?.by !== 'metric' || !(watch.aggregation === 'Average' || watch.learned)) return undefined;
  const { frequency, grain = frequency } = watch;
  return isShorter(grain, frequency) ? frequency : grain;
}
