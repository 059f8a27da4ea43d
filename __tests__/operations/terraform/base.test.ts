import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveBase } from '../../../operations/terraform/base';

let folder: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
const commit = () => git('commit', '-q', '--allow-empty', '-m', 'empty');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'base-'));
  git('init', '-q', '-b', 'main');
  commit();
});
afterEach(() => rmSync(folder, { recursive: true }));

const UNKNOWN = '--base nope: is neither a file nor a revision of this repository; ';

test('a file, which comes before a revision of this name', async () => {
  writeFileSync(join(folder, 'main'), '');
  expect(await resolveBase('main', folder, folder)).toEqual({ file: join(folder, 'main') });
});

test('a revision, even where a folder has its name', async () => {
  mkdirSync(join(folder, 'main'));
  expect(await resolveBase('main', folder, folder)).toEqual({ commit: git('rev-parse', 'HEAD') });
});

test('neither', async () => {
  await expect(resolveBase('nope', folder, folder)).rejects.toThrow(
    `${UNKNOWN}name an existing file or revision; git says: fatal: Needed a single revision`,
  );
});

test('a clone that is shallow', async () => {
  commit();
  git('clone', '-q', '--depth', '1', `file://${folder}`, 'clone');
  await expect(resolveBase('nope', folder, join(folder, 'clone'))).rejects.toThrow(
    `${UNKNOWN}this clone is shallow: run git fetch --unshallow (in GitHub Actions, set fetch-depth: 0); git says: fatal: Needed a single revision`,
  );
});

test('a repository that git does not read: its own reason', async () => {
  writeFileSync(join(folder, '.git/config'), '[core');
  await expect(resolveBase('nope', folder, folder)).rejects.toThrow(
    `${UNKNOWN}name an existing file or revision; git says: fatal: bad config line`,
  );
});
