/** What is told of each region and of the system; places of which the same is told stand together. */
import type { SignalName } from '../../../topology/health/names';
import type { Component, Page } from '../../../topology/health/signal';
import type { Watched } from './coverage';
import { grouped } from './grouped';

type Grouped<Key> = readonly (readonly [key: Key, signals: readonly SignalName[]])[];

export interface PlaceCoverage {
  /** Regions, or `system`. */
  readonly places: readonly string[];
  readonly pages: Grouped<Page>;
  readonly mails: Grouped<Component>;
  /** By the reason why nobody is told. */
  readonly gaps: Grouped<string>;
}

export function byPlace(watched: readonly Watched[]): PlaceCoverage[] {
  const told = grouped(watched, ({ place }) => place).map(([place, all]) => ({ place, told: toldOf(all) }));
  return grouped(told, (one) => JSON.stringify(one.told)).map(([, [first, ...others]]) => ({
    places: [first, ...others].map(({ place }) => place),
    ...first.told,
  }));
}

function toldOf(all: readonly Watched[]): Omit<PlaceCoverage, 'places'> {
  const told = all.filter(({ gap }) => gap === null);
  return {
    pages: named(told, ({ tells }) => (tells === 'mail' ? null : tells)),
    mails: named(told, ({ tells, component }) => (tells === 'mail' ? component : null)),
    gaps: named(all, ({ gap }) => gap),
  };
}

const named = <Key>(all: readonly Watched[], keyOf: (one: Watched) => Key | null): Grouped<Key> =>
  grouped(all, keyOf).map(([key, some]) => [key, some.map(({ signal }) => signal)]);
