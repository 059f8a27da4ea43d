import { nearest } from '../../topology/nearest';

test.each([
  ['chek', 'check'],
  ['reheasre', 'rehearse'],
  ['check', 'check'],
  ['checkmate', undefined],
  ['xyz', undefined],
  ['', undefined],
])('%j: %s', (word, expected) => {
  expect(nearest(word, ['check', 'rehearse', 'dns'])).toBe(expected);
});

test('no words, no guess', () => {
  expect(nearest('check', [])).toBeUndefined();
});
