import { isFine, type RehearsalReport } from '../../../operations/rehearsal/report';

type Outcome = RehearsalReport['outcome'];

test.each<[readonly Outcome[], boolean]>([
  [['deployed', 'deployed'], true],
  [['deployed', 'failed', 'not reached'], false],
  [['planned'], false],
  [['deployed', 'orphaned'], false],
])('%j is fine: %s', (outcomes, expected) => {
  const reports = outcomes.map((outcome) => ({ stack: 'global', outcome, seconds: 0, notes: [] }));
  expect(isFine(reports)).toBe(expected);
});
