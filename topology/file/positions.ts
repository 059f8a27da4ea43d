import { type Document, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml';
import type { Path } from '../rules/rule';
import type { Position } from './problem';

/** The position of a path in a YAML text; for a missing path, that of its nearest ancestor's key. */
export function locate(doc: Document, lines: LineCounter, path: Path, atKey = false): Position {
  let node: unknown = doc.contents;
  let place: unknown;
  for (const [depth, step] of path.entries()) {
    const found = child(node, step);
    if (!found) break;
    const wantsValue = depth === path.length - 1 && !atKey;
    place = wantsValue ? (found.value ?? found.key) : (found.key ?? found.value);
    node = found.value;
  }
  const offset = isNode(place) ? place.range?.[0] : 0;
  const { line, col } = lines.linePos(offset ?? 0);
  return { line, column: col };
}

interface Child {
  readonly key?: unknown;
  readonly value: unknown;
}

/** Of keys written twice the last, because its value is the one that was read. */
function child(node: unknown, step: string | number): Child | undefined {
  if (isSeq(node)) return { value: node.items[Number(step)] };
  if (!isMap(node)) return undefined;
  return node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step));
}
