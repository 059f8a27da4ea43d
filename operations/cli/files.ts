import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './exit';

/** @param name as a user gave it, relative to `folder`; - is standard input */
export function readText(folder: string, name: string): string {
  try {
    return readFileSync(name === '-' ? 0 : resolve(folder, name), 'utf8');
  } catch (error) {
    throw new UsageError(`${name}: cannot be read; found ${codeOf(error)}; name an existing file`);
  }
}

/** @param name as a user gave it, relative to `folder` */
export function writeText(folder: string, name: string, text: string): void {
  try {
    writeFileSync(resolve(folder, name), text);
  } catch (error) {
    throw new UsageError(
      `${name}: cannot be written; found ${codeOf(error)}; name a file in an existing folder`,
    );
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error';
