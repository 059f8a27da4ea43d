import { changedPaths } from '../../../operations/review/changed-paths';
import {
  blocksIn,
  isSame,
  UNKNOWN,
  type Value,
  type Values,
  withUnknowns,
} from '../../../operations/review/plan/values';
import { isSensitiveAt } from '../../../operations/review/sensitive';

test.each<[string, unknown, unknown, Value]>([
  ['nothing unknown', { a: 1 }, {}, { a: 1 }],
  ['all of it', undefined, true, UNKNOWN],
  ['a key that is not there', { a: 1 }, { b: true }, { a: 1, b: UNKNOWN }],
  ['a place in a list', { a: [{ x: 1 }, {}] }, { a: [{}, { y: true }] }, { a: [{ x: 1 }, { y: UNKNOWN }] }],
  ['marks that are all false', { a: null, b: [] }, { a: false, b: [] }, { a: null, b: [] }],
  ['null where a block may be', { a: null }, { a: {} }, { a: null }],
])('unknowns: %s', (_, after, unknown, expected) => {
  expect(withUnknowns(after, unknown)).toEqual(expected);
});

test.each<[string, Value]>([
  ['a list', { a: [{ b: [{ c: 1 }] }] }],
  ['a single object', { a: { b: { c: 1 } } }],
  ['one in the other', { a: [{ b: { c: 1 } }] }],
])('blocks are found in %s', (_, value) => {
  expect(blocksIn(value, 'a', 'b')).toEqual([{ c: 1 }]);
});

test.each<[Value, Value, boolean]>([
  [null, [], true],
  [undefined, null, true],
  [{ a: null }, {}, true],
  [{ a: [1, 2] }, { a: [1, 2] }, true],
  [[1, 2], [2, 1], false],
  [1, '1', false],
  [UNKNOWN, UNKNOWN, false],
])('%j and %j: %s', (a, b, same) => {
  expect(isSame(a, b)).toBe(same);
});

test.each<[string, Values, Values, readonly string[]]>([
  ['nothing, not there and empty are the same', { a: null, b: [], c: [] }, { b: null, c: {} }, []],
  ['a set in another order', { a: [{ x: 1 }, { x: 2 }] }, { a: [{ x: 2 }, { x: 1 }] }, []],
  ['one more of a set', { a: [{ x: 1 }] }, { a: [{ x: 2 }, { x: 1 }] }, ['a.x']],
  [
    'what is inside',
    { a: [{ x: 1, y: 'b' }], t: { k: 'v' } },
    { a: [{ x: 1, y: 'c' }], t: {} },
    ['a.y', 't.k'],
  ],
  ['what is not known yet', { a: 1, b: 2 }, { a: UNKNOWN, b: 2 }, ['a (unknown)']],
])('changed: %s', (_, before, after, paths) => {
  expect(
    changedPaths({ before, after }).map(({ path, unknown }) => path + (unknown ? ' (unknown)' : '')),
  ).toEqual(paths);
});

test.each([
  [true, ['a', 0], true],
  [{ a: [{ b: true }] }, ['a', 0, 'b'], true],
  [{ a: true }, ['a', 0, 'b'], true],
  [{ a: [{}] }, ['a', 0, 'b'], false],
  [{}, ['toString'], false],
  [false, [], false],
])('marks %j at %j: %s', (marks, path, expected) => {
  expect(isSensitiveAt(marks, path)).toBe(expected);
});
