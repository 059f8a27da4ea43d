/**
 * Runs `work` without stack traces for CDKTF's tokens. CDKTF captures an unlimited one for every token, which is half
 * the time of a large synthesis (`npm run bench`). Errors keep their traces, which do not come from
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
