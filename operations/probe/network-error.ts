const reasons: readonly (readonly [code: RegExp, words: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/^EHOSTUNREACH$/, 'host unreachable'],
  [/^(?:ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EAFNOSUPPORT)$/, 'network unreachable'],
  [/^(?:EACCES|EPERM)$/, 'this machine does not let it through'],
  [/^(?:ECONNRESET|EPIPE)$/, 'connection reset'],
  [/^ETIMEDOUT$/, 'no answer'],
  [/^HPE_/, 'what it answers is no HTTP'],
  [/^(?:EPROTO|ERR_SSL_)/, 'what it answers is no TLS'],
];

/** A network error in words. */
export const errorText = ({ code = '', message }: NodeJS.ErrnoException): string =>
  reasons.find(([pattern]) => pattern.test(code))?.[1] ?? (code || message);
