import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './exit';
import { fixOf } from './file-errors';
import { replaceFile } from './replace-file';

/** How to mend that a file of the project itself is not there. */
export const inProject = "run in the project's folder";

/**
 * @param name as a user gave it, relative to `folder`; - is standard input
 * @param missing how to mend that it is not there
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
 * @param missing how to mend that its folder is not there
 */
export function writeText(
  folder: string,
  name: string,
  text: string,
  missing = 'name a file in an existing folder',
): void {
  try {
    replaceFile(resolve(folder, name), text);
  } catch (error) {
    throw refusal(name, 'written', error as NodeJS.ErrnoException, missing);
  }
}

const refusal = (name: string, verb: string, error: NodeJS.ErrnoException, missing: string): UsageError =>
  new UsageError(
    `${name}: cannot be ${verb}; found ${error.code ?? 'unknown error'}; ${fixOf(error, missing)}`,
  );
