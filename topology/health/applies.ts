/** Which signals say something: for the alert rules and for the health model alike. */
import type { Region, Topology } from '../topology';
import type { SignalName } from './names';

/** A region that always runs its maximum says nothing by it. */
export const applies = (name: SignalName, { instances }: Region): boolean =>
  name !== 'atMaximum' || instances.min < instances.max;

/** The reason with which the file switches it off. */
export const whyOff = ({ alerts }: Topology, name: SignalName): string | undefined =>
  alerts.signals[name]?.acceptOff?.reason;
