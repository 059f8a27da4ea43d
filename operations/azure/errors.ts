import { UsageError } from '../cli/exit';

/**
 * The kind of trouble.
 *
 * - `sign-in`, `tenant`: nobody is signed in, or to another tenant; every other request would fail too
 * - `subscription`: it does not exist, is not visible to the signed-in identity, or is not registered for the service
 * - `role`: a permission is missing
 * - `not-found`, `soft-deleted`, `conflict`: the resource does not exist, is deleted but kept, or is busy
 * - `throttled`, `unreachable`: gave up after a while; the same request may work later
 * - `malformed`: an invalid answer
 * - `refused`: anything else that Azure refuses
 */
export type Trouble =
  | 'sign-in'
  | 'tenant'
  | 'subscription'
  | 'role'
  | 'not-found'
  | 'soft-deleted'
  | 'conflict'
  | 'throttled'
  | 'unreachable'
  | 'malformed'
  | 'refused';

/** A failure of Azure; the message says where, what, and how to fix it, in a line or two. */
export class AzureError extends UsageError {
  override readonly name = 'AzureError';

  constructor(
    readonly trouble: Trouble,
    message: string,
  ) {
    super(message);
  }
}

/** Whether every other request would fail the same way. */
export const isBarred = (error: unknown): boolean =>
  error instanceof AzureError && (error.trouble === 'sign-in' || error.trouble === 'tenant');
