/**
 * Runs `work` while CDKTF's tokens take no stack trace: it asks for an unlimited one with every token it makes,
 * which is half the time of a large synthesis (`npm run bench`). Errors keep their traces: those do not come from
 * `Error.captureStackTrace`.
 */
export function withoutTokenTraces<T>(work: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => {};
  try {
    return work();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
