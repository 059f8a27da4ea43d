/** Which signals apply, both for the alert rules and for the health model. */
import type { Region, Topology } from '../topology';
import type { SignalName } from './names';

/** `atMaximum` means nothing in a region that always runs its maximum. */
export const applies = (name: SignalName, { instances }: Region): boolean =>
  name !== 'atMaximum' || instances.min < instances.max;

/** The reason in the file for switching a signal off. */
export const whyOff = ({ alerts }: Topology, name: SignalName): string | undefined =>
  alerts.signals[name]?.acceptOff?.reason;
