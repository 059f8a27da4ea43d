import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../../operations/cli/replace-file';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-'));
  writeFileSync(at('file'), 'old');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a new file, and one that is there, with its rights', () => {
  chmodSync(at('file'), 0o640);
  replaceFile(at('file'), 'new');
  replaceFile(at('other'), 'other');
  expect([readFileSync(at('file'), 'utf8'), readFileSync(at('other'), 'utf8')]).toEqual(['new', 'other']);
  expect(statSync(at('file')).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual(['file', 'other']);
});

test('a link stays one', () => {
  symlinkSync('file', at('link'));
  replaceFile(at('link'), 'new');
  expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('file'), 'utf8')).toBe('new');
});

test('where nothing can be made beside it, it is written in place', () => {
  writeFileSync(at('file.new'), 'of somebody else');
  replaceFile(at('file'), 'new');
  expect(readFileSync(at('file'), 'utf8')).toBe('new');
  expect(readFileSync(at('file.new'), 'utf8')).toBe('of somebody else');
});

test('a device is written, not replaced', () => {
  expect(() => replaceFile('/dev/null', 'x')).not.toThrow();
});
