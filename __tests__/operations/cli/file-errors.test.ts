/** What the file system refuses is a message: real refusals, whoever runs the tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileErrorText } from '../../../operations/cli/file-errors';
import { exitCodeOf } from '../../../operations/cli/run';
import { newWorkFolder } from '../../../operations/rehearsal/work-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'errors-'));
  writeFileSync(join(folder, 'file'), '');
  symlinkSync('loop', join(folder, 'loop'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const trials: readonly (readonly [string, () => unknown, string])[] = [
  [
    'a file in the place of a folder',
    () => mkdirSync(join(folder, 'file/stacks')),
    'file/stacks: cannot be written; found ENOTDIR; a file is in the place of a folder: move it away, or name another place',
  ],
  [
    'a folder in the place of a file',
    () => writeFileSync(folder, ''),
    '.: cannot be opened; found EISDIR; a folder is in the place of a file: move it away, or name another place',
  ],
  [
    'a file in the place of a folder to keep a rehearsal in',
    () => newWorkFolder(join(folder, 'file')),
    'file: cannot be read; found ENOTDIR; a file is in the place of a folder: move it away, or name another place',
  ],
  [
    'no folder',
    () => readdirSync(join(folder, 'none')),
    "none: cannot be read; found ENOENT; run in the project's folder, or name a place in an existing folder",
  ],
  [
    'no temporary folder',
    () => mkdtempSync(join(folder, 'none/x-')),
    'none/x-XXXXXX: cannot be written; found ENOENT; set TMPDIR to a folder that can be written',
  ],
  [
    'a name that is too long',
    () => mkdirSync(join(folder, 'a'.repeat(300))),
    `${'a'.repeat(300)}: cannot be written; found ENAMETOOLONG; choose a shorter name`,
  ],
  [
    'a link to itself',
    () => readFileSync(join(folder, 'loop')),
    'loop: cannot be opened; found ELOOP; a link leads to itself: name another place',
  ],
];

test.each(trials)('%s', async (_, work, message) => {
  const told: unknown[] = [];
  const code = await exitCodeOf(
    () => {
      work();
      return 0;
    },
    (error) => told.push(error),
  );
  const said = String(told[0]).replace(`${folder}/`, '').replace(folder, '.');
  expect([code, told.length, said]).toEqual([2, 1, message]);
});

test.each([
  ['EROFS', 'mkdir', 'x: cannot be written; found EROFS; the file system is read-only'],
  ['EACCES', 'open', 'x: cannot be opened; found EACCES; get'],
  ['ENOSPC', 'write', 'x: cannot be written; found ENOSPC; the disk is full'],
])('%s', (code, syscall, message) => {
  const error = Object.assign(new Error(code), { code, syscall, path: 'x' });
  expect(fileErrorText(error)).toContain(message);
});

test('what has nothing to do with files is none of these', async () => {
  const [error] = await once(spawn(join(folder, 'no-program')), 'error');
  expect([error, new TypeError('x'), 'x'].map(fileErrorText)).toEqual([undefined, undefined, undefined]);
});
