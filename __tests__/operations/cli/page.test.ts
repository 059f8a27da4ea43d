import { laidOut, pageOf, paint, plainPage } from '../../../operations/cli/page';
import { fitted, table, wrap } from '../../../operations/cli/text';

const terminal = { width: 30, colour: true, terminal: true };

describe('what output is laid out for', () => {
  test.each([
    ['a file', {}, {}, plainPage],
    ['a terminal', { isTTY: true, columns: 72 }, {}, { width: 72, colour: true, terminal: true }],
    [
      'one that does not say how wide it is',
      { isTTY: true },
      {},
      { width: 100, colour: true, terminal: true },
    ],
    [
      'NO_COLOR',
      { isTTY: true, columns: 72 },
      { NO_COLOR: '1' },
      { width: 72, colour: false, terminal: true },
    ],
    [
      'an empty NO_COLOR',
      { isTTY: true, columns: 72 },
      { NO_COLOR: '' },
      { width: 72, colour: true, terminal: true },
    ],
    [
      'a dumb one',
      { isTTY: true, columns: 72 },
      { TERM: 'dumb' },
      { width: 72, colour: false, terminal: true },
    ],
  ])('%s', (_, stream, env, page) => {
    expect(pageOf(stream, env)).toEqual(page);
  });
});

test('colour only where there is some', () => {
  expect(paint(terminal, 'red', 'x')).toBe('\u001b[31mx\u001b[39m');
  expect(paint(plainPage, 'red', 'x')).toBe('x');
});

describe('a line that is too long', () => {
  const line = 'regions.yaml:1:1 workload: is wrong; found nothing';
  test('is broken on a terminal, below its own beginning', () => {
    expect(laidOut(terminal, `short\n${line}`)).toBe(
      ['short', 'regions.yaml:1:1 workload:', '  is wrong; found nothing'].join('\n'),
    );
  });
  test('is left to programs as it is', () => {
    expect(laidOut(plainPage, line)).toBe(line);
    expect(laidOut(terminal, `::error ::${line}`)).toBe(`::error ::${line}`);
    expect(laidOut(terminal, `{ "a": "${line}" }`)).toBe(`{ "a": "${line}" }`);
  });
  test('in a list, below its text', () => {
    expect(fitted('  - one two three four five six', 20)).toBe('  - one two three\n    four five six');
    expect(fitted('  1. one two three four five six', 20)).toBe('  1. one two three\n     four five six');
  });
  test('inside of a word that is too long for itself', () => {
    expect(fitted(`  - a ${'x'.repeat(20)} b`, 20)).toBe(`  - a\n    ${'x'.repeat(16)}\n    xxxx b`);
    expect(fitted('y'.repeat(25), 20)).toBe(`${'y'.repeat(18)}\n  ${'y'.repeat(7)}`);
    expect(fitted(`\u001b[31m${'z'.repeat(25)}\u001b[39m`, 20).split('\n')).toHaveLength(2);
  });
  test('colours take no room', () => {
    expect(fitted('\u001b[31m12345\u001b[39m 7890', 10)).toBe('\u001b[31m12345\u001b[39m 7890');
  });
});

test('prose has the width of the page', () => {
  expect(wrap('one two three four', 2, 12)).toBe('  one two\n  three four');
});

describe('a table that is too wide', () => {
  const words = [['a', 'one two three four five six seven', '12']];
  const cut = (rows: readonly string[][], width?: number) =>
    table(['x', 'text', 'n'], rows, ['left', 'left', 'right'], width).split('\n');

  test('first has less between its columns', () => {
    expect(cut(words, 42)).toEqual([
      '  x  text                                n',
      '  a  one two three four five six seven  12',
    ]);
    expect(cut(words, 40)).toEqual([
      '  x text                               n',
      '  a one two three four five six seven 12',
    ]);
  });

  test('then breaks its widest column between words', () => {
    expect(cut(words, 30)).toEqual([
      '  x text                     n',
      '  a one two three four five 12',
      '    six seven',
    ]);
  });

  test('or inside of one that is too long for itself: nothing is lost', () => {
    const lines = cut([['a', '11111111-1111-4111-8111-111111111111', '12']], 30);
    expect(lines).toEqual([
      '  x text                     n',
      '  a 11111111-1111-4111-8111 12',
      '    -111111111111',
    ]);
  });
});
