import { CommanderError } from 'commander';
import { InvalidFileError } from '../../topology/file/problem';

/** 0: fine. 1: checked and refused. 2: could not be checked or done. */
export const exitCodes = { fine: 0, refused: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An error that the message alone explains: what is wrong, and how to mend it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.failed,
  ) {
    super(message);
  }
}

/**
 * The entry of a command: expected errors are printed plainly and become an exit code; any other one is a defect
 * of this program and shows its trace. A code that `main` returns becomes the exit code.
 * @param unreadable the code when regions.yaml cannot be read
 */
export async function run(
  main: () => Promise<ExitCode | undefined> | ExitCode | undefined,
  unreadable: ExitCode = exitCodes.failed,
): Promise<void> {
  try {
    process.exitCode = (await main()) ?? exitCodes.fine;
  } catch (error) {
    process.exitCode = report(error, unreadable);
  }
}

function report(error: unknown, unreadable: ExitCode): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.failed; // commander has printed it
  const expected = error instanceof InvalidFileError || error instanceof UsageError;
  console.error(expected ? error.message : error);
  if (error instanceof UsageError) return error.exitCode;
  if (!(error instanceof InvalidFileError)) return exitCodes.failed;
  return error.findings.every(({ position }) => position) ? exitCodes.refused : unreadable;
}
