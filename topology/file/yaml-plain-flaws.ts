/** What YAML allows and this file does not, because a value would not have one place and one meaning. */
import { type Document, isPair, isScalar, type LineCounter, type Node, visit, type YAMLMap } from 'yaml';
import type { Words } from '../rules/rule';
import type { Flaw } from './yaml-flaw';

/** Of mappings and lists. What this file may hold is a fraction as deep. */
const MAX_DEPTH = 100;

export function plainFlaws(doc: Document, lines: LineCounter): Flaw[] {
  const flaws: Flaw[] = [];
  const add = (words: Words, { range }: Node): void => {
    flaws.push({ ...words, offset: range?.[0] ?? 0, fatal: true });
  };
  visit(doc, {
    Alias: (_, alias) =>
      add({ wrong: 'is a YAML alias', found: `*${alias.source}`, fix: 'write the values out' }, alias),
    Collection: (_, collection, path) => {
      if (path.filter((node) => !isPair(node)).length <= MAX_DEPTH) return undefined;
      add(
        { wrong: 'is nested too deeply', found: `more than ${MAX_DEPTH} levels`, fix: 'use fewer levels' },
        collection,
      );
      return visit.BREAK;
    },
    Map: (_, map) => {
      for (const [words, key] of keyFlaws(map, lines)) add(words, key);
    },
  });
  return flaws;
}

function keyFlaws({ items }: YAMLMap, lines: LineCounter): [Words, Node][] {
  const seen = new Map<string, Node>();
  return items.flatMap(({ key }): [Words, Node][] => {
    if (!isScalar(key)) return [];
    const found = String(key.value);
    const first = seen.get(found);
    if (!first) seen.set(found, key);
    if (found === '<<') return [[{ wrong: 'is a YAML merge key', found, fix: 'write the values out' }, key]];
    if (first) {
      const { line } = lines.linePos(first.range?.[0] ?? 0);
      const fix = `keep one of them; the first is on line ${line}`;
      return [[{ wrong: 'is a duplicate key', found, fix }, key]];
    }
    // Every JavaScript object already has a property of that name: the value would be lost or mistaken.
    if (found in {}) return [[{ wrong: 'is a reserved name', found, fix: 'choose another name' }, key]];
    return [];
  });
}
