import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Writing in place could leave half of the new text and nothing of the old one, on a full disk for example. */
const FULL = ['ENOSPC', 'EDQUOT'];

/** Writes a file so that it holds the new text or, if that fails, still the old one. */
export function replaceFile(name: string, text: string): void {
  if (existsSync(name) && statSync(name).isFile()) replaceExisting(realpathSync(name), text);
  else writeFileSync(name, text);
}

function replaceExisting(file: string, text: string): void {
  const fresh = `${file}.new`;
  try {
    writeFileSync(fresh, text, { mode: statSync(file).mode, flag: 'wx' });
    renameSync(fresh, file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') rmSync(fresh, { force: true });
    if (FULL.includes(code)) throw error;
    // No file can be created beside it, or it cannot be replaced, because it is mounted by itself.
    writeFileSync(file, text);
  }
}
