const reasons: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/^EHOSTUNREACH$/, 'host unreachable'],
  [/^(?:ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EAFNOSUPPORT)$/, 'network unreachable'],
  [/^(?:EACCES|EPERM)$/, 'this machine does not let it through'],
  [/^(?:ECONNRESET|EPIPE)$/, 'connection reset'],
  [/^ETIMEDOUT$/, 'no answer'],
  [/^HPE_/, 'what it answers is no HTTP'],
  [/^(?:EPROTO|ERR_SSL_)/, 'what it answers is no TLS'],
];

/** Of OpenSSL, whose words are in the message, whatever the code is. */
const ofTls: typeof reasons = [
  [/alert (?:protocol version|handshake failure)/i, 'it refuses that version of TLS'],
  [/no (?:protocols|ciphers) available/i, 'this machine cannot offer that version of TLS'],
];

/** A network error in words. */
export const errorText = ({ code = '', message }: NodeJS.ErrnoException): string =>
  (ofTls.find(([pattern]) => pattern.test(message)) ??
    reasons.find(([pattern]) => pattern.test(code)))?.[1] ??
  (code || message);
