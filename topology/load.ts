// biome-ignore lint/correctness/noNodejsModules: the loader is what reads the file
import { readFileSync } from 'node:fs';
import { InvalidFileError } from './file/problem';
import { parseTopology } from './parse';
import type { Topology } from './topology';

/**
 * Reads and checks a regions file.
 * @throws InvalidFileError with every problem of the file at once.
 */
export function loadTopology(fileName: string): Topology {
  return parseTopology(readRegionsText(fileName), fileName);
}

/** @throws InvalidFileError when the file cannot be read. */
export function readRegionsText(fileName: string): string {
  try {
    return readFileSync(fileName, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const fix = "run in the project's folder, or name another file in REGIONS_FILE";
    throw new InvalidFileError([{ file: fileName, message: `cannot be read; found ${code}; ${fix}` }]);
  }
}
