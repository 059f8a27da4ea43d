/** What the map shows: each region with its label, and the lines between them. */
import { geoInterpolate } from 'd3-geo';
import type { Place } from '../facts/regions';
import { count, share } from '../numbers';
import type { Labelled, Point } from './labels';

export interface Pin extends Labelled {
  readonly lines: readonly string[];
  readonly place: Place | undefined;
}

export const FONT = 12;
export const LINE = 15;
/** The assumed width of a letter; a test checks it in a browser. */
const LETTER = 0.62 * FONT;

export const namesOf = ({ displayName, state, share: part }: Place): readonly string[] => [
  displayName,
  part === null ? state : `${state}, ${share(part)}`,
];

export function pinOf(place: Place, pointOf: (position: Point) => Point, lines: readonly string[]): Pin {
  const at = pointOf(place.position ?? [0, 0]);
  return { place, lines, at, ...sizeOf(lines) };
}

const sizeOf = (lines: readonly string[]) => ({
  width: Math.max(...lines.map((line) => line.length)) * LETTER + 4,
  height: lines.length * LINE,
});

export interface Way {
  readonly from: Point;
  readonly to: Point;
  readonly km: number;
}

/** Lines from each region to the one that takes over, drawn once for both directions. */
export function waysOf(places: readonly Place[]): readonly Way[] {
  const found = new Map<string, Way>();
  for (const { name, nearest, position } of places) {
    const other = places.find((place) => place.name === nearest?.name);
    if (!nearest || !position || !other?.position) continue;
    found.set([name, other.name].toSorted().join(), { from: position, to: other.position, km: nearest.km });
  }
  return [...found.values()];
}

export function middleOf(from: Point, to: Point, km: number, pointOf: (position: Point) => Point): Pin {
  const [x, y] = geoInterpolate([...from], [...to])(0.5);
  const lines = [`${count(km)} km`];
  return { place: undefined, lines, at: pointOf([x, y]), ...sizeOf(lines) };
}
