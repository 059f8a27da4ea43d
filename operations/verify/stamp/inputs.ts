import type { DoorTarget } from '../../../topology/doors';
import type { Region, Topology } from '../../../topology/topology';
import type { ResourceManager } from '../../azure/resource-manager';
import type { Clock } from '../../probe/clock';
import type { Target } from '../../probe/target';

/** The inputs of the checks of one stamp. */
export interface StampInputs {
  readonly topology: Topology;
  readonly region: Region;
  /** The app, its slot, or both. */
  readonly targets: readonly DoorTarget[];
  readonly door: Door;
  /** Host name and server of the app itself, past Front Door; by default, what DNS says. */
  readonly appService: Target | undefined;
  /** The first question shows whether anybody is signed in. */
  readonly azure: ResourceManager;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  /** PEM of certificate authorities to trust instead of the usual ones. */
  readonly ca: string | undefined;
  readonly waits: Waits;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Prints what it waits for. */
  readonly say: (text: string) => void;
}

interface Door {
  /** Of Front Door's second endpoint. */
  readonly hostname: string;
  readonly server: Target;
}

/** In milliseconds. */
export interface Waits {
  /** Until a change of Front Door has reached the edge. */
  readonly edge: number;
  /** For the app, counted from its first answer. */
  readonly app: number;
  /** Between two looks while the answer is not good yet. */
  readonly look: number;
  /** Between two good answers. */
  readonly between: number;
  /** Good answers needed in a row. */
  readonly inARow: number;
}

/**
 * Front Door takes up to 45 minutes for a change: https://learn.microsoft.com/azure/frontdoor/front-door-faq
 * App Service gives a new instance 230 seconds, and it pulls the image before: docs/app-contract.md. Two instances, one
 * after another, have started in ten minutes, or do not.
 */
export const usualWaits: Waits = {
  edge: 45 * 60_000,
  app: 10 * 60_000,
  look: 10_000,
  between: 2000,
  inARow: 5,
};

/** The usual waits, with this many minutes for the edge; the app never gets more than Front Door. */
export function waitsFor(minutes: number): Waits {
  const edge = minutes * 60_000;
  return { ...usualWaits, edge, app: Math.min(edge, usualWaits.app) };
}
