/** Places labels so that none covers another or a marker: at the nearest free place, with a line to the marker. */

export type Point = readonly [x: number, y: number];

/** The centre of a marker, and how much room its label takes. */
export interface Labelled {
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly box: Box;
  /** The line from the marker to the label, if they do not touch. */
  readonly leader: readonly [Point, Point] | undefined;
}

interface Room extends Pick<Box, 'width' | 'height'> {
  /** Of a marker. */
  readonly radius: number;
}

const GAP = 3;
const DIRECTIONS = 24;
const REACH = 150;
const STEP = 6;

/** @returns undefined if there is no room for all of them */
export function placedLabels(labels: readonly Labelled[], room: Room): readonly Placed[] | undefined {
  const markers = labels.map(({ at: [x, y] }) => square(x, y, room.radius));
  const crowd = ({ at }: Labelled) => labels.filter((other) => distance(at, other.at) < REACH / 2).length;
  const order = labels.map((label, i) => ({ label, i })).toSorted((a, b) => crowd(b.label) - crowd(a.label));
  const placed = new Map<number, Placed>();
  for (const { label, i } of order) {
    const taken = [...placed.values()];
    const free = candidates(label, room.radius).filter(
      ({ box }) =>
        isInside(box, room) &&
        !markers.some((marker) => overlap(box, marker)) &&
        !taken.some((other) => overlap(box, grown(other.box))),
    );
    const others = markers.filter((_, j) => j !== i);
    const found = free.find((one) => isClear(one, taken, others)) ?? free[0];
    if (!found) return undefined;
    placed.set(i, found);
  }
  return labels.flatMap((_, i) => placed.get(i) ?? []);
}

/** Whether no line crosses anything. With many labels that is not always possible. */
const isClear = ({ box, leader }: Placed, taken: readonly Placed[], markers: readonly Box[]): boolean =>
  !taken.some((other) => crosses(other.leader, box) || crosses(leader, other.box)) &&
  !taken.some((other) => meet(leader, other.leader)) &&
  !markers.some((marker) => crosses(leader, marker));

/** First to the right, then around the marker, farther and farther away. */
function* places(radius: number): Generator<readonly [number, number]> {
  for (let away = radius + GAP; away <= REACH; away += STEP) {
    for (let i = 0; i < DIRECTIONS; i++) {
      const turn = Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1);
      yield [away, (turn * 2 * Math.PI) / DIRECTIONS];
    }
  }
}

function candidates({ at, width, height }: Labelled, radius: number): Placed[] {
  return [...places(radius)].map(([away, angle]) => {
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    // The point of the label that is nearest to the marker lies on the circle.
    const x = at[0] + away * dx + (width * (dx - 1)) / 2;
    const y = at[1] + away * dy + (height * (dy - 1)) / 2;
    const end: Point = [clamp(at[0], x, x + width), clamp(at[1], y, y + height)];
    const start: Point = [at[0] + radius * dx, at[1] + radius * dy];
    return {
      box: { x, y, width, height },
      leader: distance(start, end) > 2 * STEP ? [start, end] : undefined,
    };
  });
}

const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to);
const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by);
const square = (x: number, y: number, radius: number): Box => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
});
const grown = ({ x, y, width, height }: Box): Box => ({
  x: x - GAP,
  y: y - GAP,
  width: width + 2 * GAP,
  height: height + 2 * GAP,
});

const isInside = ({ x, y, width, height }: Box, room: Room): boolean =>
  x >= GAP && y >= GAP && x + width <= room.width - GAP && y + height <= room.height - GAP;

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function crosses(line: Placed['leader'], box: Box): boolean {
  if (!line) return false;
  const [[ax, ay], [bx, by]] = line;
  const steps = Math.ceil(distance(...line) / 2);
  return Array.from({ length: steps + 1 }, (_, i) => i / steps).some((part) =>
    overlap(square(ax + (bx - ax) * part, ay + (by - ay) * part, 0.5), box),
  );
}

function meet(one: Placed['leader'], other: Placed['leader']): boolean {
  if (!one || !other) return false;
  const side = ([p, q]: readonly [Point, Point], r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(one, other[0]) !== side(one, other[1]) && side(other, one[0]) !== side(other, one[1]);
}
