import {
  accessSync,
  closeSync,
  constants,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from './exit';
import { fixOf } from './file-errors';
import { replaceFile } from './replace-file';

const NEW_FILE = 'name a file in an existing folder';

/** What to do if a file of the project itself is missing. */
export const inProject = "run in the project's folder";

/**
 * @param name as a user gave it, relative to `folder`; - is standard input
 * @param missing what to do if it does not exist
 */
export function readText(folder: string, name: string, missing = 'name an existing file'): string {
  try {
    return readFileSync(name === '-' ? 0 : resolve(folder, name), 'utf8');
  } catch (error) {
    throw refusal(name, 'read', error as NodeJS.ErrnoException, missing);
  }
}

/**
 * @param name as a user gave it, relative to `folder`
 * @param missing what to do if its folder does not exist
 */
export function writeText(folder: string, name: string, text: string, missing = NEW_FILE): void {
  try {
    replaceFile(resolve(folder, name), text);
  } catch (error) {
    throw refusal(name, 'written', error as NodeJS.ErrnoException, missing);
  }
}

/**
 * For the report of long work: fails before the work if the report could not be written afterwards.
 * @param name undefined if no report is asked for
 */
export function requireWritable(folder: string, name: string | undefined): void {
  if (name === undefined) return;
  try {
    tryToWrite(resolve(folder, name));
  } catch (error) {
    throw refusal(name, 'written', error as NodeJS.ErrnoException, NEW_FILE);
  }
}

function tryToWrite(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || found.isDirectory()) {
    closeSync(openSync(path, 'a'));
    rmSync(realpathSync(path));
  } else if (found.isFile() && !mayWrite(dirname(path))) accessSync(path, constants.W_OK);
}

/** Whether a file in this folder can be replaced. */
function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const refusal = (name: string, verb: string, error: NodeJS.ErrnoException, missing: string): UsageError =>
  new UsageError(
    `${name}: cannot be ${verb}; found ${error.code ?? 'unknown error'}; ${fixOf(error, missing)}`,
  );
