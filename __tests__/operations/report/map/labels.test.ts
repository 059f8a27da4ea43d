import { type Box, type Labelled, placedLabels } from '../../../../operations/report/map/labels';

const at = (x: number, y: number, width = 40, height = 14): Labelled => ({ at: [x, y], width, height });
const ROOM = { radius: 5, width: 400, height: 300 };

test('a label stands to the right of its marker where it can', () => {
  expect(placedLabels([at(100, 100)], ROOM)).toEqual([
    { box: { x: 108, y: 93, width: 40, height: 14 }, leader: undefined },
  ]);
});

test.each([
  ['at the right edge', 395, 100],
  ['at the left edge', 5, 100],
  ['in a corner', 395, 295],
])('%s it stays inside', (_, x, y) => {
  const [placed] = placedLabels([at(x, y)], ROOM) ?? [];
  const { box } = placed ?? { box: { x: -1, y: -1, width: 0, height: 0 } };
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(400);
  expect(box.y + box.height).toBeLessThanOrEqual(300);
});

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('in a crowd none covers another or a marker, and lines lead to those that are far', () => {
  const crowd = Array.from({ length: 16 }, (_, i) =>
    at(180 + (i % 4) * 12, 130 + Math.floor(i / 4) * 12, 16),
  );
  const placed = placedLabels(crowd, ROOM) ?? [];
  const boxes = placed.map(({ box }) => box);
  const markers = crowd.map(({ at: [x, y] }) => ({ x: x - 5, y: y - 5, width: 10, height: 10 }));
  expect(boxes).toHaveLength(16);
  expect(boxes.filter((box, i) => boxes.some((other, j) => j !== i && overlap(box, other)))).toEqual([]);
  expect(boxes.filter((box) => markers.some((marker) => overlap(box, marker)))).toEqual([]);
  expect(placed.some(({ leader }) => leader)).toBe(true);
});

test('where there is no room for all, none is placed', () => {
  expect(
    placedLabels([at(20, 20, 100), at(30, 20, 100)], { ...ROOM, width: 60, height: 40 }),
  ).toBeUndefined();
});
