/** What the drill on paper predicts for the requests of a live drill: few, from one place, through one edge location. */
import { triesLost, triesMoved } from '../../topology/capacity/clients';
import { type Detection, detection, recovery } from '../../topology/capacity/detection';
import { activeRegions } from '../../topology/capacity/failures';
import { clientsOf } from '../../topology/capacity/traffic';
import type { Topology } from '../../topology/topology';

/** From the least to the most. */
export type Span = Detection;

export interface Paper {
  /** Seconds until an edge notices a stopped app, which refuses at once. */
  readonly noticed: Span;
  /** The same for a region that is down and does not answer, which the drill on paper assumes. */
  readonly noticedIfSilent: Span;
  /** Requests: the sooner the edge notices, the fewer. */
  readonly lost: Span;
  readonly failed: Span;
  readonly slowed: Span;
  readonly retried: Span;
  /** Seconds from the region's first answer until it gets requests again. */
  readonly back: Span;
  /** Which region serves the clients near it meanwhile. */
  readonly servedBy: string;
}

/** @param rate requests a second */
export function onPaper(topology: Topology, region: string, rate: number): Paper {
  const { probe } = topology.frontDoor;
  const noticed = detection(probe, 0);
  const [least, most] = [counts(rate, noticed.from), counts(rate, noticed.to)];
  const span = (of: keyof Counts): Span => ({ from: least[of], to: most[of] });
  const clients = clientsOf(activeRegions(topology), 1).find((one) => one.region === region);
  return {
    noticed,
    noticedIfSilent: detection(probe),
    lost: span('lost'),
    failed: span('failed'),
    slowed: span('slowed'),
    retried: span('retried'),
    back: recovery(probe),
    servedBy: clients?.reach.find((one) => one.region !== region)?.region ?? '',
  };
}

interface Counts {
  readonly lost: number;
  readonly failed: number;
  readonly slowed: number;
  readonly retried: number;
}

/** The prediction for an edge that notices after so many seconds. */
function counts(rate: number, second: number): Counts {
  const edge = { from: second, to: second };
  const seconds = Array.from({ length: second + 1 + PATIENT }, (_, i) => ({
    lost: triesLost(rate, edge, i),
    moved: triesMoved(rate, edge, i),
  }));
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const moved = sum(seconds.flatMap((one) => one.moved));
  return {
    lost: sum(seconds.map(({ lost: [first = 0] }) => first)),
    failed: sum(seconds.map(({ lost }) => lost.at(-1) ?? 0)),
    slowed: moved,
    retried: moved + sum(seconds.flatMap(({ lost: [, ...retries] }) => retries)),
  };
}

/** Seconds after which the last retry has been sent. */
const PATIENT = 8;
