import {
  changesOf,
  countsOf,
  countsText,
  outputChangesOf,
  type PlanJson,
} from '../../../operations/terraform/plan';

type Change = NonNullable<PlanJson['resource_changes']>[number]['change'];
const plan = (change: Change, mode: 'managed' | 'data' = 'managed'): PlanJson => ({
  resource_changes: [{ address: 'a.b', mode, change }],
});
const change = (action: string, attributes: readonly string[] = []) => [
  { address: 'a.b', action, attributes },
];

test.each<[string, Change, readonly object[]]>([
  ['nothing', { actions: ['no-op'], before: { a: 1 }, after: { a: 1 } }, []],
  ['a creation', { actions: ['create'], before: null, after: { a: 1 } }, change('create')],
  ['a deletion', { actions: ['delete'], before: { a: 1 }, after: null }, change('delete')],
  ['a forgotten resource', { actions: ['forget'], before: { a: 1 }, after: null }, change('forget')],
  [
    'an update',
    {
      actions: ['update'],
      before: { a: 1, b: [1], c: null },
      after: { a: 2, b: [1] },
      after_unknown: { d: true },
    },
    change('update', ['a', 'd']),
  ],
  [
    'what is unknown inside',
    {
      actions: ['update'],
      before: { a: [{ b: 1 }] },
      after: { a: [{}] },
      after_unknown: { a: [{ b: true }] },
    },
    change('update', ['a']),
  ],
  [
    'a replacement, the old one first',
    { actions: ['delete', 'create'], before: { a: 1 }, after: { a: 2 } },
    change('replace', ['a']),
  ],
  [
    'a replacement, the new one first',
    { actions: ['create', 'delete'], before: { a: 1 }, after: { a: 2 } },
    change('replace', ['a']),
  ],
  [
    'an import without a change',
    { actions: ['no-op'], importing: { id: '/a' } },
    [{ address: 'a.b', action: 'import', imported: true, attributes: [] }],
  ],
  [
    'an import with one',
    { actions: ['update'], importing: { id: '/a' }, before: { a: 1 }, after: { a: 2 } },
    [{ address: 'a.b', action: 'update', imported: true, attributes: ['a'] }],
  ],
])('%s', (_, given, expected) => {
  expect(changesOf(plan(given)).map(({ values: _, ...rest }) => rest)).toEqual(expected);
});

test('old and new values, and what forces a replacement', () => {
  const given = {
    actions: ['delete', 'create'],
    before: { a: 1, b: 2 },
    after: { a: 2, b: 2 },
    replace_paths: [['a', 0, 'x'], ['a']],
  };
  expect(changesOf(plan(given))).toEqual([
    {
      address: 'a.b',
      action: 'replace',
      attributes: ['a'],
      values: [{ path: 'a', before: '1', after: '2' }],
      because: ['a'],
    },
  ]);
});

test('what is only read is no change', () => {
  expect(changesOf(plan({ actions: ['read'] }, 'data'))).toEqual([]);
  expect(changesOf({})).toEqual([]);
});

test('outputs', () => {
  const outputs = {
    a: { actions: ['no-op'] },
    b: { actions: ['create'] },
    c: { actions: ['delete'] },
    d: { actions: ['update'], before: ['x', 'y'], after: ['x', 'z'] },
    e: { actions: ['update'], before: 'x', after: 'y', before_sensitive: true, after_sensitive: true },
  };
  expect(outputChangesOf({ output_changes: outputs })).toEqual([
    { address: 'output.b', action: 'create', attributes: [] },
    { address: 'output.c', action: 'delete', attributes: [] },
    {
      address: 'output.d',
      action: 'update',
      attributes: [],
      values: [{ path: '[1]', before: '"y"', after: '"z"' }],
    },
    {
      address: 'output.e',
      action: 'update',
      attributes: [],
      values: [{ path: '', before: '(sensitive)', after: '(sensitive)' }],
    },
  ]);
  expect(outputChangesOf({})).toEqual([]);
});

test('counts, and in words', () => {
  const counts = countsOf([
    { address: 'a', action: 'create', attributes: [] },
    { address: 'b', action: 'create', attributes: [] },
    { address: 'c', action: 'update', imported: true, attributes: [] },
    { address: 'd', action: 'import', imported: true, attributes: [] },
    { address: 'e', action: 'replace', attributes: [] },
    { address: 'f', action: 'delete', attributes: [] },
  ]);
  expect(counts).toEqual({ add: 2, change: 1, replace: 1, destroy: 1, import: 2 });
  expect(countsText(counts)).toBe('2 to add, 1 to change, 1 to replace, 1 to destroy, 2 to import');
  expect(countsText(countsOf([]))).toBe('no changes');
});
