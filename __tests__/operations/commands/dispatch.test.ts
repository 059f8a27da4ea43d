import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../../operations/commands';
import { dispatch } from '../../../operations/commands/dispatch';
import { runCommand } from '../../support/run-command';

const root = join(__dirname, '../../..');
const help = readFileSync(join(root, 'help'), 'utf8').trimEnd();
const names = [...commands.keys()].join(', ');

test.each([
  ['nothing', [], { code: 2, out: '', err: help }],
  ['help', ['help'], { code: 0, out: help, err: '' }],
  ['--help', ['--help'], { code: 0, out: help, err: '' }],
  [
    'a command that is misspelt',
    ['chek', '--json'],
    { code: 2, out: '', err: `chek is not a command; did you mean check? All: ${names}` },
  ],
  [
    'one that is like none',
    ['frobnicate'],
    { code: 2, out: '', err: `frobnicate is not a command; known: ${names}` },
  ],
  [
    'a subcommand that is misspelt',
    ['rehearse', 'opne', 'kept'],
    { code: 2, out: '', err: 'error: unknown subcommand opne; did you mean open?' },
  ],
  [
    'one that is like none of them',
    ['dns', 'frobnicate'],
    { code: 2, out: '', err: 'error: unknown subcommand frobnicate; known: preflight, import' },
  ],
  [
    'a subcommand with an argument too many',
    ['dns', 'import', 'zone', 'more'],
    { code: 2, out: '', err: expect.stringMatching(/^error: too many arguments for 'import'/) },
  ],
  [
    'a command and its arguments',
    ['check', 'more'],
    { code: 2, out: '', err: expect.stringMatching(/^error: too many/) },
  ],
])('%s', async (_, args, outcome) => {
  expect(await runCommand(dispatch, root, args)).toEqual(outcome);
});
