import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const root = join(__dirname, '../../../..');
const left = ['node_modules', 'dist', 'cdktf.out', '.git', '__tests__', 'coverage'];

/** A compiled copy of the project in a folder of its own, for tests that run its programs as people do. */
export function copyOfProject(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  cpSync(root, folder, { recursive: true, filter: (file) => !left.includes(basename(file)) });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const { status, stdout } = spawnSync('node_modules/.bin/tsc', ['--build', 'tsconfig.build.json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status === 0) return { folder, remove };
  remove();
  throw new Error(stdout);
}
