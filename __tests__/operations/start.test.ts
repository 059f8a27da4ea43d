/** Compiling and starting a program, in a small project of its own. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
let folder: string;
const inFolder = (name: string) => join(folder, name);

jest.setTimeout(60_000); // compilers in processes of their own

function write(name: string, text: string): void {
  mkdirSync(dirname(inFolder(name)), { recursive: true });
  writeFileSync(inFolder(name), text);
}

function start(...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [inFolder('operations/start.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  for (const file of ['tsconfig.json', 'tsconfig.build.json', 'operations/start.js']) {
    cpSync(join(root, file), inFolder(file));
  }
  symlinkSync(join(root, 'node_modules'), inFolder('node_modules'), 'dir');
  write('main.ts', "import { word } from './topology/word';\nconsole.log(word, process.argv.slice(2));\n");
  write('topology/word.ts', "export const word: string = 'one';\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was changed is compiled, and the program hears its arguments', () => {
  expect(start('main', 'a')).toEqual({ status: 0, stdout: "one [ 'a' ]\n" });
  write('topology/word.ts', "export const word = 'another';\n");
  expect(start('main')).toEqual({ status: 0, stdout: 'another []\n' });
});

test('a folder that cannot be written is one message', () => {
  symlinkSync('nowhere/at/all', inFolder('dist'));
  const { status, stderr } = spawnSync(process.execPath, [inFolder('operations/start.js'), 'main'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, stderr.trim().split('\n')]).toEqual([
    2,
    [expect.stringMatching(/dist: cannot be written; found .+; run in a copy of the project$/)],
  ]);
});

test('where nothing was changed, nothing is written', () => {
  start('main');
  const times = () =>
    ['dist/main.js', 'dist/tsconfig.build.tsbuildinfo'].map((file) => statSync(inFolder(file)).mtimeMs);
  const before = times();
  start('main');
  expect(times()).toEqual(before);
});

test('a type error stops the program, unless it is in a test', () => {
  write('__tests__/main.test.ts', 'export const wrong: string = 1;\n');
  expect(start('main').status).toBe(0);
  write('topology/word.ts', 'export const word: string = 1;\n');
  const refused = { status: 2, stdout: expect.stringContaining('topology/word.ts') };
  expect(start('main')).toMatchObject(refused);
  expect(start('main')).toMatchObject(refused);
});

test('what a source has left that is gone, or another build, does not stay', () => {
  write('topology/old/gone.ts', 'export {};\n');
  start('main');
  expect(existsSync(inFolder('dist/topology/old/gone.js'))).toBe(true);
  rmSync(inFolder('topology/old'), { recursive: true });
  expect(start('main').status).toBe(0);
  expect(existsSync(inFolder('dist/topology/old'))).toBe(false);

  rmSync(inFolder('dist'), { recursive: true });
  write('dist/__tests__/main.test.js', '');
  expect(start('main').status).toBe(0);
  expect(existsSync(inFolder('dist/__tests__'))).toBe(false);
});
