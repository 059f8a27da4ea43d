import { Exit, type ExitCode, exitCodes, UsageError } from '../../../operations/cli/exit';
import { exitCodeOf } from '../../../operations/cli/run';
import { SynthesisError } from '../../../operations/terraform/errors';
import { InvalidFileError } from '../../../topology/file/problem';

const unread = new InvalidFileError([{ file: 'f', message: 'cannot be read' }]);
const invalid = new InvalidFileError([{ file: 'f', position: { line: 1, column: 2 }, message: 'is wrong' }]);
const defect = new TypeError('a defect');

test.each<[string, Error, ExitCode, unknown[]]>([
  ['a mistake in the use', new UsageError('give a file'), 2, ['give a file']],
  ['what is refused', new UsageError('no', exitCodes.refused), 1, ['no']],
  ['a regions file that its program refuses', new SynthesisError('line 1'), 1, ['line 1']],
  ['a file with problems', invalid, 1, ['f:1:2: is wrong']],
  ['a file that cannot be read', unread, 2, ['f: cannot be read']],
  ['what has been said already', new Exit(exitCodes.refused), 1, []],
  ['a defect, with its trace', defect, 2, [defect]],
])('%s', async (_, error, code, expected) => {
  const told: unknown[] = [];
  const work = () => {
    throw error;
  };
  expect(await exitCodeOf(work, (one) => told.push(one))).toBe(code);
  expect(told).toEqual(expected);
});

test('a program may say what an unreadable file comes to', async () => {
  const work = () => Promise.reject(unread);
  expect(await exitCodeOf(work, () => {}, exitCodes.refused)).toBe(1);
});
