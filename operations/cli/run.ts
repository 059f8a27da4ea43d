import { InvalidFileError, isRefused } from '../../topology/file/problem';
import { Exit, type ExitCode, exitCodes, UsageError } from './exit';
import { fileErrorText } from './file-errors';
import { laidOut, pageOf, paint } from './page';

type Work = () => Promise<ExitCode> | ExitCode;

/**
 * The entry of a program.
 * @param unreadable the code when regions.yaml cannot be read
 */
export async function run(work: Work, unreadable?: ExitCode): Promise<void> {
  process.exitCode = await exitCodeOf(work, tell, unreadable);
}

function tell(error: unknown): void {
  const page = pageOf(process.stderr, process.env);
  console.error(typeof error === 'string' ? paint(page, 'red', laidOut(page, error)) : error);
}

/**
 * The exit code of the work. Expected errors, and errors of the file system, print a message; any other error is a
 * defect of this program and prints its trace.
 */
export async function exitCodeOf(
  work: Work,
  tell: (error: unknown) => void,
  unreadable: ExitCode = exitCodes.failed,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Exit) return error.exitCode;
    const expected = error instanceof InvalidFileError || error instanceof UsageError;
    tell(expected ? error.message : (fileErrorText(error) ?? error));
    if (error instanceof UsageError) return error.exitCode;
    if (!(error instanceof InvalidFileError)) return exitCodes.failed;
    return isRefused(error) ? exitCodes.refused : unreadable;
  }
}
