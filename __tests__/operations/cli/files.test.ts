import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../operations/cli/exit';
import { readText, requireWritable, writeText } from '../../../operations/cli/files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('names are relative to the folder', () => {
  writeText(folder, 'report.md', 'fine');
  expect(readFileSync(join(folder, 'report.md'), 'utf8')).toBe('fine');
  expect(readText(folder, 'report.md')).toBe('fine');
  expect(readText('/', join(folder, 'report.md'))).toBe('fine');
});

describe('whether a file can be written is found out', () => {
  test('and leaves nothing behind', () => {
    requireWritable(folder, 'new.md');
    expect(readdirSync(folder)).toEqual([]);
    symlinkSync('new.md', join(folder, 'link.md'));
    requireWritable(folder, 'link.md');
    expect(readdirSync(folder)).toEqual(['link.md']);
  });
  test('and changes nothing', () => {
    writeText(folder, 'report.md', 'fine');
    requireWritable(folder, 'report.md');
    expect(readText(folder, 'report.md')).toBe('fine');
    requireWritable(folder, '/dev/null');
    expect(existsSync('/dev/null')).toBe(true);
  });
  test.each([
    ['none/report.md', 'ENOENT; name a file in an existing folder'],
    ['.', 'EISDIR; a folder is in the place of a file: move it away, or name another place'],
    ['report.md/x', 'ENOTDIR; a file is in the place of a folder: move it away, or name another place'],
  ])('%s', (name, why) => {
    writeText(folder, 'report.md', 'fine');
    const refused = new UsageError(`${name}: cannot be written; found ${why}`);
    expect(() => requireWritable(folder, name)).toThrow(refused);
  });
});

test('what cannot be read or written is named as it was given', () => {
  expect(() => readText(folder, 'none')).toThrow(
    new UsageError('none: cannot be read; found ENOENT; name an existing file'),
  );
  expect(() => writeText(folder, 'none/report.md', '')).toThrow(
    new UsageError('none/report.md: cannot be written; found ENOENT; name a file in an existing folder'),
  );
});
