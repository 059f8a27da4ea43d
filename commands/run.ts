import { CommanderError } from 'commander';
import { InvalidFileError } from '../topology/problem';

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
 */
export async function run(main: () => Promise<ExitCode | undefined> | ExitCode | undefined): Promise<void> {
  try {
    process.exitCode = (await main()) ?? exitCodes.fine;
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.failed; // commander has printed it
  const expected = error instanceof InvalidFileError || error instanceof UsageError;
  console.error(expected ? error.message : error);
  if (error instanceof UsageError) return error.exitCode;
  const checked = error instanceof InvalidFileError && error.findings.every(({ position }) => position);
  return checked ? exitCodes.refused : exitCodes.failed;
}
