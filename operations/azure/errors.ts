import { UsageError } from '../cli/exit';

/**
 * What stands in the way.
 *
 * - `sign-in`, `tenant`: nobody is signed in, or to another tenant: nothing else can be asked either
 * - `subscription`: it does not exist, or not for who is signed in, or does not know the service
 * - `role`: a permission is missing
 * - `not-found`, `soft-deleted`, `conflict`: the resource is not there, not yet gone, or busy
 * - `throttled`, `unreachable`: given up after a while; the same may work later
 * - `malformed`: an answer that is none
 * - `refused`: anything else that Azure does not do
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

/** What Azure does not do; the message says where, what, and how to fix it, in a line or two. */
export class AzureError extends UsageError {
  override readonly name = 'AzureError';

  constructor(
    readonly trouble: Trouble,
    message: string,
  ) {
    super(message);
  }
}

/** Nothing can be asked: another question would meet the same. */
export const isBarred = (error: unknown): boolean =>
  error instanceof AzureError && (error.trouble === 'sign-in' || error.trouble === 'tenant');
