import { plannedValues, type Sides } from '../../../operations/terraform/planned-values';

const lines = (sides: Sides) =>
  plannedValues(sides).map(({ path, before, after }) => `${path}: ${before} -> ${after}`);

test.each<[string, Sides, readonly string[]]>([
  ['nothing', { before: { a: 1 }, after: { a: 1 } }, []],
  ['null and not there are the same', { before: { a: null }, after: {} }, []],
  [
    'values, also deep inside',
    { before: { a: 1, b: { c: 'x', d: true } }, after: { a: 2, b: { c: 'y', d: true } } },
    ['a: 1 -> 2', 'b.c: "x" -> "y"'],
  ],
  [
    'one that comes, one that goes',
    { before: { a: 1 }, after: { b: 'x' } },
    ['a: 1 -> null', 'b: null -> "x"'],
  ],
  [
    'what is in both lists is left out, wherever it stands',
    { before: { a: [{ n: 1 }, { n: 2 }] }, after: { a: [{ n: 3 }, { n: 1 }, { n: 2 }] } },
    ['a[0]: null -> {"n":3}'],
  ],
  [
    'elements that differ are compared in their order',
    { before: { a: [{ n: 1, m: 1 }, { n: 2 }] }, after: { a: [{ n: 1, m: 5 }, { n: 2 }] } },
    ['a[0].m: 1 -> 5'],
  ],
  [
    'not known yet',
    { before: { a: 'x', b: [{ c: 1 }] }, after: { b: [{}] }, after_unknown: { a: true, b: [{ c: true }] } },
    ['a: "x" -> (known after apply)', 'b[0].c: 1 -> (known after apply)'],
  ],
  [
    'a new block that is not known yet',
    { before: { a: [] }, after: { a: [{ x: 1 }] }, after_unknown: { a: [{ id: true }] } },
    ['a[0]: null -> {"id":"(known after apply)","x":1}'],
  ],
  [
    'sensitive on either side',
    {
      before: { key: 'old', list: [{ secret: 's1', name: 'n' }] },
      after: { key: 'new', list: [{ secret: 's2', name: 'm' }] },
      before_sensitive: { list: [{ secret: true }] },
      after_sensitive: { key: true, list: [{ secret: true }] },
    },
    [
      'key: (sensitive) -> (sensitive)',
      'list[0].name: "n" -> "m"',
      'list[0].secret: (sensitive) -> (sensitive)',
    ],
  ],
  [
    'sensitive inside of what comes as a whole',
    { before: { a: [] }, after: { a: [{ secret: 's', n: 1 }] }, after_sensitive: { a: [{ secret: true }] } },
    ['a[0]: null -> {"secret":"(sensitive)","n":1}'],
  ],
  [
    'sensitive as a whole',
    { before: { a: { b: 'x' } }, after: { a: { b: 'y' } }, before_sensitive: { a: true } },
    ['a: (sensitive) -> (sensitive)'],
  ],
  [
    'a name that every object knows',
    { before: { a: { toString: 'x' } }, after: { a: {} } },
    ['a.toString: "x" -> null'],
  ],
  ['a value that was a list', { before: { a: ['x'] }, after: { a: 'x' } }, ['a: ["x"] -> "x"']],
])('%s', (_, sides, expected) => {
  expect(lines(sides)).toEqual(expected);
});

test('no secret is in what is said', () => {
  const secret = 'p4ss';
  const sides = {
    before: { a: secret, b: { c: [secret, secret] } },
    after: { a: `${secret}2`, b: { c: [`${secret}2`] } },
    before_sensitive: { a: true, b: { c: [true, true] } },
    after_sensitive: { b: { c: [true] } },
  };
  expect(JSON.stringify(plannedValues(sides))).not.toContain(secret);
});
