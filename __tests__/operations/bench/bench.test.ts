import { type Measured, measure, median } from '../../../operations/bench/measure';
import {
  FLOOR,
  FRESH,
  isReached,
  npmSynthOf,
  STEP,
  synthOf,
  TEMPLATE,
  targetsOf,
} from '../../../operations/bench/report';
import { UsageError } from '../../../operations/cli/exit';

const measured = (name: string, seconds: number): Measured => ({
  name,
  seconds: { median: seconds, min: seconds, max: seconds },
  megabytes: 100,
});

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

const results = [
  measured(FLOOR, 0.2),
  measured(synthOf(2), 0.6),
  measured(synthOf(20), 0.96),
  measured(synthOf(38), 1.5),
  measured(npmSynthOf(2), 1.2),
  measured(TEMPLATE, 2),
  measured(FRESH, 15),
  measured(STEP, 30),
];

test('targets: what was found, and whether it is enough', () => {
  const rounded = targetsOf(results).map((target) => [
    target.target,
    Math.round(target.found * 100) / 100,
    isReached(target),
  ]);
  expect(rounded).toEqual([
    ['direct synth: of the template', 0.3, false],
    ['direct synth: of the floor', 3, true],
    ['npm run synth: of the floor', 6, false],
    ['each added region: of the time of two', 0.04, true],
    ['growth: a region of 21-38 to one of 3-20', 1.5, false],
    ['rehearsal from nothing, seconds', 15, true],
    ['rehearsal of one more region, seconds', 30, false],
  ]);
});

test('what was not measured is no target', () => {
  expect(targetsOf([measured(FRESH, 1)]).map(({ target }) => target)).toEqual([
    'rehearsal from nothing, seconds',
  ]);
});

test('a command that fails is told, with what it said', () => {
  const command = ['sh', '-c', 'echo no such region >&2; exit 3'] as const;
  expect(() => measure({ name: 'synth', command: [...command], cwd: '.' }, 1, process.env)).toThrow(
    new UsageError('synth failed: no such region\n'),
  );
});
