import { applyRules, type Problem, type Rule } from '../../../topology/rules/rule';

const problem = (wrong: string): Problem => ({ path: ['a', 0], wrong, fix: 'change it' });
const short: Rule<string> = {
  id: 'SHORT',
  why: '',
  check: (text) => (text.length > 3 ? [problem('is too long'), problem('goes on')] : []),
};
const lower: Rule<string> = {
  id: 'LOWER',
  why: '',
  severity: 'note',
  check: (text) => (text === text.toLowerCase() ? [] : [problem('has capitals')]),
};

test.each([
  ['abc', [], []],
  ['abcd', ['SHORT is too long', 'SHORT goes on'], []],
  ['ABC', [], ['LOWER has capitals']],
  ['ABCD', ['SHORT is too long', 'SHORT goes on'], ['LOWER has capitals']],
])('rules about %s', (subject, problems, notes) => {
  const ruling = applyRules([lower, short], subject);
  const shown = (found: readonly Problem[]) => found.map(({ rule, wrong }) => `${rule} ${wrong}`);
  expect([shown(ruling.problems), shown(ruling.notes)]).toEqual([problems, notes]);
});

test('a rule that passes on what another one found speaks in its own name', () => {
  const outer: Rule<string> = {
    id: 'OUTER',
    why: '',
    check: (text) => applyRules([short], text).problems,
  };
  expect(applyRules([outer], 'abcd').problems.map(({ rule }) => rule)).toEqual(['OUTER', 'OUTER']);
});
