import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../operations/cli/exit';
import { readText, writeText } from '../../../operations/cli/files';

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

test('what cannot be read or written is named as it was given', () => {
  expect(() => readText(folder, 'none')).toThrow(
    new UsageError('none: cannot be read; found ENOENT; name an existing file'),
  );
  expect(() => writeText(folder, 'none/report.md', '')).toThrow(
    new UsageError('none/report.md: cannot be written; found ENOENT; name a file in an existing folder'),
  );
});
