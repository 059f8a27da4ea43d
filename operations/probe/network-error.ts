const reasons: readonly (readonly [code: RegExp, words: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/^EHOSTUNREACH$/, 'host unreachable'],
  [/^(?:ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EAFNOSUPPORT)$/, 'network unreachable'],
  [/^(?:EACCES|EPERM)$/, 'this machine does not let it through'],
  [/^(?:ECONNRESET|EPIPE)$/, 'connection reset'],
  [/^ETIMEDOUT$/, 'no answer'],
  [/^HPE_/, 'what it answers is no HTTP'],
  [/^ERR_SSL_.*_ALERT_(?:PROTOCOL_VERSION|HANDSHAKE_FAILURE)$/, 'it refuses that version of TLS'],
  [/^ERR_SSL_NO_(?:PROTOCOLS|CIPHERS)_AVAILABLE$/, 'this machine cannot offer that version of TLS'],
  [/^(?:EPROTO|ERR_SSL_)/, 'what it answers is no TLS'],
];

/** A network error in words. */
export const errorText = ({ code = '', message }: NodeJS.ErrnoException): string =>
  reasons.find(([pattern]) => pattern.test(code))?.[1] ?? (code || message);
