import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { compiledIn } from '../../../support/temporary-folder/compiled';

const root = join(__dirname, '../../../..');
const left = ['node_modules', 'dist', 'cdktf.out', '.git', '__tests__', 'coverage'];

/** A compiled copy of the project in a folder of its own, for tests that run its programs as people do. */
export function copyOfProject(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  // The compiler compares times before it reads anything.
  cpSync(compiledProject(), folder, { recursive: true, preserveTimestamps: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One that all tests of a run share, and none writes in. */
export function compiledProject(): string {
  const folder = compiledIn(tmpdir());
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(join(tmpdir(), 'compiling-'));
  try {
    compileInto(fresh);
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true });
    if (!existsSync(folder)) throw error; // otherwise another worker was quicker
  }
  return folder;
}

function compileInto(folder: string): void {
  cpSync(root, folder, {
    recursive: true,
    preserveTimestamps: true,
    filter: (file) => !left.includes(basename(file)),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const { status, stdout } = spawnSync('node_modules/.bin/tsc', ['--build', 'tsconfig.build.json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
}
