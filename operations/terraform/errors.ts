import { exitCodes, UsageError } from '../cli/exit';

/** Terraform cannot be run at all; the message says how to fix it. */
export class TerraformError extends UsageError {
  override readonly name = 'TerraformError';
}

/** A regions file that its program refuses, or a program that does not run. */
export class SynthesisError extends UsageError {
  override readonly name = 'SynthesisError';

  constructor(message: string) {
    super(message, exitCodes.refused);
  }
}

/** Terraform failed for one stack, or its plan is wrong. */
export class StackError extends Error {
  override readonly name = 'StackError';
}

/** What `--base` names is neither a file nor a revision. */
export class UnknownBaseError extends UsageError {
  override readonly name = 'UnknownBaseError';
}
