import { type Document, isMap, isNode, isScalar, type LineCounter, type Node } from 'yaml';
import type { Path, Position } from './problem';

/** Where a path stands in a YAML text; a path that is not there stands at its nearest ancestor's key. */
export function locate(doc: Document, lines: LineCounter, path: Path, atKey = false): Position {
  for (let depth = path.length; depth > 0; depth--) {
    const value = doc.getIn(path.slice(0, depth), true);
    const key = keyNode(doc.getIn(path.slice(0, depth - 1), true), path[depth - 1]);
    const wantsValue = depth === path.length && !atKey;
    const node = wantsValue ? (value ?? key) : (key ?? value);
    if (isNode(node)) return position(lines, node);
  }
  return { line: 1, column: 1 };
}

function keyNode(map: unknown, step: string | number | undefined): unknown {
  if (!isMap(map)) return undefined;
  return map.items.map(({ key }) => key).find((key) => isScalar(key) && String(key.value) === String(step));
}

function position(lines: LineCounter, node: Node): Position {
  const { line, col } = lines.linePos(node.range?.[0] ?? 0);
  return { line, column: col };
}
