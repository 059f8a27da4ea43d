/** Every command line of README, help and docs is known here, and to the command that it starts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../operations/commands';
import { documentedLines } from './support/documented/lines';
import { rows, tryingTests } from './support/documented/table';
import { runCommand } from './support/run-command';

const root = join(__dirname, '..');
const documented = documentedLines();
/** A row that ends with a star stands for all that begin as it does. */
const stands = (row: string, line: string) =>
  row.endsWith('*') && row !== line ? line.startsWith(row.slice(0, -1)) : row === line;

test('each line that documents have is in the table', () => {
  const unknown = [...documented].filter(([line]) => !rows.some((row) => stands(row, line)));
  expect(unknown.map(([line, documents]) => `${line} (${documents.join(', ')})`)).toEqual([]);
});

test('each row is a line that documents have, once', () => {
  const lines = [...documented.keys()];
  expect(rows.filter((row) => !lines.some((line) => stands(row, line)))).toEqual([]);
  expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
});

test('what tries a line is there', () => {
  expect(tryingTests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const started = [...documented.keys()].flatMap((line) =>
  [...line.matchAll(/npm run ([\w:-]+)(?: -- ([^<>|&]*))?/g)].map(([, name = '', args = '']) => ({
    line,
    name,
    args: args.trim().split(' '),
  })),
);

test.each(started.filter(({ name }) => name !== 'NAME'))(
  '$line: is a script with these options',
  async ({ name, args }) => {
    expect(Object.keys(scripts)).toContain(name);
    const load = commands.get(name);
    if (!load) return;
    const [first = ''] = args;
    const help = await runCommand(load(), root, ['--help']);
    const subcommand = new RegExp(`^ {2}${first} `, 'm').test(help.out.split('Commands:')[1] ?? '');
    const own = subcommand ? await runCommand(load(), root, [first, '--help']) : help;
    const options = args.filter((arg) => /^--[a-z]/.test(arg));
    expect(options.filter((option) => !new RegExp(`${option}[ ,]`).test(help.out + own.out))).toEqual([]);
  },
);
