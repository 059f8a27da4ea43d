import type { Observation } from '../../../operations/probe/observation';
import { exitCode } from '../../../operations/probe/report';

test.each([
  [[], 0],
  [['ok'], 0],
  [['ok', 'no answer'], 2],
  [['ok', 'not yet'], 1],
  [['no answer', 'not yet'], 1],
  [['no answer', 'failed'], 1],
] as const)('exit code of %j', (statuses, code) => {
  const observations = statuses.map((status): Observation => ({ check: 'x', at: 'y', status, found: 'z' }));
  expect(exitCode(observations)).toBe(code);
});
