/** The table of commands, package.json and `help` name the same commands. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, groups } from '../../../operations/commands';
import { baseText } from '../../support/regions-file';
import { runCommand } from '../../support/run-command';

const root = join(__dirname, '../../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
const start = 'node operations/start.js operations/command ';

test('every command is a script, and every such script a command', () => {
  const started = Object.entries(scripts).filter(([, line]) => line.startsWith(start));
  expect(Object.fromEntries(started)).toEqual(
    Object.fromEntries([...commands.keys()].map((name) => [name, start + name])),
  );
});

/** heading -> its lines */
const sections = new Map(
  read('help')
    .split('\n\n')
    .map((block) => [/^ {2}([^:(]+?)(?: \(.*\))?:\n/.exec(block)?.[1], block] as const),
);

test.each(Object.entries(groups))('%s: help has the group and its commands', (group, members) => {
  const named = [...(sections.get(group) ?? '').matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(named).toEqual(expect.arrayContaining(Object.keys(members)));
});

test('every script that help names is one, and no line is too wide for it', () => {
  const named = [...read('help').matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  expect(
    read('help')
      .split('\n')
      .filter((line) => line.length > 104),
  ).toEqual([]);
});

/** Commands that take any number of files. */
const TAKES_MANY = ['review'];

describe.each([...commands])('%s', (name, load) => {
  test('refuses arguments that it does not know', async () => {
    const wrong = [...(TAKES_MANY.includes(name) ? [] : [['one', 'too', 'many']]), ['--unheard-of', 'stack']];
    for (const args of wrong) {
      expect(await runCommand(load(), __dirname, args)).toEqual({
        code: 2,
        out: '',
        err: expect.stringMatching(
          /^error: (too many arguments|unknown subcommand one;|unknown option '--unheard-of')/,
        ),
      });
    }
  });

  test('tells its usage', async () => {
    expect(await runCommand(load(), __dirname, ['--help'])).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Usage: npm run [\w-]+ -- /),
    });
  });
});

describe('regions.yaml that is refused is exit code 1, whatever else is missing', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'refused-'));
    writeFileSync(join(folder, 'regions.yaml'), baseText.replace('dataPriority: 1', 'dataPriority: 0'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const env = { ...process.env, TERRAFORM_BINARY_NAME: join(__dirname, 'nowhere'), PATH: '' };

  // rehearse plans it all the same: command.e2e.test.ts.
  test.each([
    ['check', '--base', 'none'],
    ['drill'],
    ['plan', 'global'],
    ['report'],
    ['drift'],
    ['bootstrap', '--dry-run'],
    ['deploy', '--yes'],
    ['stacks'],
    ['state', 'global'],
    ['secrets'],
    ['image', 'list'],
    ['alerts'],
    ['outage', 'northeurope'],
    ['verify', '--name'],
    ['dns', '--base', 'none'],
  ])('%s', async (name, ...args) => {
    const command = commands.get(name)?.();
    if (!command) throw new Error(`there is no command ${name}`);
    const { code, out, err } = await runCommand(command, folder, args, { env });
    expect([code, out + err]).toEqual([1, expect.stringContaining('[DATA-PRIORITY]')]);
  });
});
