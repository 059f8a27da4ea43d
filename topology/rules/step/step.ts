import { lives, type Region, type Topology } from '../../topology';
import type { Problem } from '../rule';

/** From the applied version to the next one. Paths of problems are those of `next`. */
export interface Step {
  readonly base: Topology;
  readonly next: Topology;
  /** The base is what an apply recorded in the state of `global`. */
  readonly applied?: boolean | undefined;
}

/** A region in both versions; undefined where a version does not have it. */
export interface Move {
  readonly name: string;
  readonly from: Region | undefined;
  readonly to: Region | undefined;
}

/** Every region of either version, those of `next` first. */
export function moves({ base, next }: Step): Move[] {
  const names = new Set([...next.regions, ...base.regions].map(({ name }) => name));
  const find = (topology: Topology, name: string) => topology.regions.find((region) => region.name === name);
  return [...names].map((name) => ({ name, from: find(base, name), to: find(next, name) }));
}

/** The regions that are deployed in both versions. */
export const staying = (
  step: Step,
): { readonly name: string; readonly from: Region; readonly to: Region }[] =>
  moves(step).flatMap(({ name, from, to }) => (lives(from) && lives(to) ? [{ name, from, to }] : []));

/** At the state of a region, or at `regions` when its line is gone. */
export const atState = ({ name, to }: Move): Pick<Problem, 'path' | 'atKey'> =>
  to ? { path: ['regions', name, 'state'] } : { path: ['regions'], atKey: true };
