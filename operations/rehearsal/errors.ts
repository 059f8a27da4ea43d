import { UsageError } from '../cli/exit';

/** Why a step cannot be rehearsed; the message says how to fix it. */
export class RehearsalError extends UsageError {
  override readonly name = 'RehearsalError';
}
