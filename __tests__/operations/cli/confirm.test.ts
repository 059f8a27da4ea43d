import { PassThrough } from 'node:stream';
import { confirmed } from '../../../operations/cli/confirm';
import { UsageError } from '../../../operations/cli/exit';

const never = new AbortController().signal;
const terminal = () => Object.assign(new PassThrough(), { isTTY: true });

test.each<[string, string, boolean]>([
  ['yes', 'yes\n', true],
  ['yes, with spaces around it', ' yes \n', true],
  ['less than the word', 'y\n', false],
  ['another word', 'YES\n', false],
  ['an empty line, and yes too late', '\nyes\n', false],
])('%s', async (_, typed, isMeant) => {
  const said: string[] = [];
  const screen = { write: (text: string) => said.push(text) };
  const input = terminal();
  input.write(typed);
  expect(await confirmed(input, screen, 'Do it?', never)).toBe(isMeant);
  expect(said).toEqual(['Do it? Type yes to continue: ']);
});

test('a terminal that is closed has not said yes', async () => {
  expect(await confirmed(terminal().end(), { write: () => {} }, 'Do it?', never)).toBe(false);
});

test('where nobody is there, nothing is asked', async () => {
  const screen = {
    write: () => {
      throw new Error('asked');
    },
  };
  await expect(confirmed(new PassThrough(), screen, 'Do it?', never)).rejects.toThrow(
    new UsageError('standard input: nobody can be asked; found no terminal; add --yes'),
  );
});

test('Ctrl+C ends the question', async () => {
  const controller = new AbortController();
  const asked = confirmed(terminal(), { write: () => controller.abort() }, 'Do it?', controller.signal);
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});
