import { UsageError } from '../cli/exit';

/** What keeps a step from being rehearsed; the message says how to fix it. */
export class RehearsalError extends UsageError {
  override readonly name = 'RehearsalError';
}
