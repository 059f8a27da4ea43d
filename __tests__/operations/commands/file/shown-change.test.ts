import { shownChange } from '../../../../operations/commands/file/shown-change';

const long = `v=DKIM1; p=${'A'.repeat(400)}`;
const change = (before: string | undefined, after: string | undefined) =>
  shownChange({ path: 'x', before, after });

test('short values are shown whole', () => {
  expect(change('one', 'two')).toEqual(['one', 'two']);
  expect(change(undefined, 'two')).toEqual(['-', 'two']);
});

test('a long one is cut', () => {
  const [before, after] = change(undefined, long);
  expect(before).toBe('-');
  expect(after).toBe(`${long.slice(0, 60)}…`);
});

test('of two long ones that differ at the end, the end is shown', () => {
  expect(change(`${long}one`, `${long}two`)).toEqual([`…${'A'.repeat(20)}one`, `…${'A'.repeat(20)}two`]);
});

test('nothing moves the cursor of a terminal', () => {
  expect(change('a\u001b[2Jb', undefined)).toEqual(['a\\u001b[2Jb', '-']);
});
