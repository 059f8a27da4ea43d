const reasons: readonly (readonly [code: RegExp, words: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/^EHOSTUNREACH$/, 'host unreachable'],
  [/^(?:ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EAFNOSUPPORT)$/, 'network unreachable'],
  [/^(?:EACCES|EPERM)$/, 'blocked by this machine'],
  [/^(?:ECONNRESET|EPIPE)$/, 'connection reset'],
  [/^ETIMEDOUT$/, 'no answer'],
  [/^HPE_/, 'its answer is not HTTP'],
  [/^ERR_SSL_.*_ALERT_(?:PROTOCOL_VERSION|HANDSHAKE_FAILURE)$/, 'it refuses that version of TLS'],
  [/^EPROTO .* alert (?:protocol version|handshake failure)/, 'it refuses that version of TLS'],
  [
    /^(?:EPROTO|ERR_SSL_).*NO[_ ](?:PROTOCOLS|CIPHERS)[_ ]AVAILABLE/i,
    'this machine cannot offer that version of TLS',
  ],
  [/^(?:EPROTO|ERR_SSL_)/, 'its answer is not TLS'],
];

/** A network error in words. Node.js may give the reason from OpenSSL only in the message. */
export function errorText({ code = '', message }: NodeJS.ErrnoException): string {
  const said = code === 'EPROTO' ? `EPROTO ${message}` : code;
  return reasons.find(([pattern]) => pattern.test(said))?.[1] ?? (code || message);
}
