import { exitCodes, UsageError } from '../cli/exit';

/** What keeps Terraform from being run at all; the message says how to fix it. */
export class RehearsalError extends UsageError {
  override readonly name: string = 'RehearsalError';
}

/** A regions file that its program refuses, or a program that does not run. */
export class SynthesisError extends RehearsalError {
  override readonly name = 'SynthesisError';

  constructor(message: string) {
    super(message, exitCodes.refused);
  }
}

/** What Terraform, or the rehearsal, refuses in one stack. */
export class StackError extends Error {
  override readonly name = 'StackError';
}
