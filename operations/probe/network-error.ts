const reasons: readonly (readonly [code: RegExp, words: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/^EHOSTUNREACH$/, 'host unreachable'],
  [/^(?:ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EAFNOSUPPORT)$/, 'network unreachable'],
  [/^(?:EACCES|EPERM)$/, 'this machine does not let it through'],
  [/^(?:ECONNRESET|EPIPE)$/, 'connection reset'],
  [/^ETIMEDOUT$/, 'no answer'],
  [/^HPE_/, 'what it answers is no HTTP'],
  [/^ERR_SSL_.*_ALERT_(?:PROTOCOL_VERSION|HANDSHAKE_FAILURE)$/, 'it refuses that version of TLS'],
  [/^EPROTO .* alert (?:protocol version|handshake failure)/, 'it refuses that version of TLS'],
  [
    /^(?:EPROTO|ERR_SSL_).*NO[_ ](?:PROTOCOLS|CIPHERS)[_ ]AVAILABLE/i,
    'this machine cannot offer that version of TLS',
  ],
  [/^(?:EPROTO|ERR_SSL_)/, 'what it answers is no TLS'],
];

/** A network error in words. What OpenSSL was told, Node.js may say in the message only. */
export function errorText({ code = '', message }: NodeJS.ErrnoException): string {
  const said = code === 'EPROTO' ? `EPROTO ${message}` : code;
  return reasons.find(([pattern]) => pattern.test(said))?.[1] ?? (code || message);
}
