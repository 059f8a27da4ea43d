/** What keeps a rehearsal from taking place; the message says how to mend it. */
export class RehearsalError extends Error {
  override readonly name = 'RehearsalError';
}

/** What Terraform, or the rehearsal, refuses in one stack. */
export class StackError extends Error {
  override readonly name = 'StackError';
}
