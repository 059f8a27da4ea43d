import { InvalidFileError } from '../../topology/file/problem';
import { parseTopology } from '../../topology/parse';
import { exitCodes, UsageError } from './exit';

/**
 * Checks an edited regions.yaml before it is written.
 * @param edit what was put into it, as in "with these records"
 * @throws UsageError where it would be invalid.
 */
export function requireValid(text: string, file: string, edit: string): void {
  try {
    parseTopology(text, file);
  } catch (error) {
    if (!(error instanceof InvalidFileError)) throw error;
    throw new UsageError(
      `nothing was written: with ${edit}, regions.yaml would be invalid:\n${error.message}`,
      exitCodes.refused,
    );
  }
}
