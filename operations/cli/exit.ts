/** 0: fine. 1: checked and refused. 2: could not be checked or done. */
export const exitCodes = { fine: 0, refused: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An error whose message says everything: what is wrong, and how to fix it. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';

  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.failed,
  ) {
    super(message);
  }
}

/** Ends a command that has already printed everything. */
export class Exit extends Error {
  override readonly name = 'Exit';

  constructor(readonly exitCode: ExitCode) {
    super('The command has ended.');
  }
}
