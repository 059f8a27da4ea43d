/** One HTTPS request to one server, for a host name that DNS may not point to it yet. */
import { request } from 'node:https';
import type { PeerCertificate, SecureVersion, TLSSocket } from 'node:tls';
import { address } from './address';
import { type Answer, exchange, optionsOf, type Question } from './exchange';
import { errorText } from './network-error';

export interface Visit extends Question {
  /** Token of a client; it is sent only to a server with a valid certificate. */
  readonly token?: string;
  /** PEM of certificate authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
  /** Versions of TLS to offer; by default those of Node.js. */
  readonly tls?: { readonly from: SecureVersion; readonly to: SecureVersion };
}

export interface Certificate {
  /** Why a client refuses it; undefined if it is valid for the host name. */
  readonly refused?: string;
  /** Refused because it is for another name. */
  readonly foreign: boolean;
  readonly names: string;
  readonly issuer: string;
  readonly validTo: Date;
}

export interface Visited extends Answer {
  readonly certificate: Certificate;
  /** Of TLS, for instance `TLSv1.3`. */
  readonly version: string;
}

/** Never throws: a server that cannot be asked is an observation, and so is a certificate that a client refuses. */
export async function visit(options: Visit): Promise<Visited | { readonly noAnswer: string }> {
  const deadline = AbortSignal.timeout(options.timeout);
  try {
    return await send(options, await address(options.server.host, deadline), deadline);
  } catch (error) {
    return { noAnswer: (error as Error).message };
  }
}

/** OpenSSL offers broken versions only on request. https://docs.openssl.org/3.0/man3/SSL_CTX_set_security_level/ */
const OLD: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1'];

async function send(
  options: Visit,
  host: string,
  signal: AbortSignal,
): Promise<Visited | { readonly noAnswer: string }> {
  const { hostname, headers, token, timeout, ca, tls } = options;
  const question = token
    ? { ...options, headers: { ...headers, authorization: `Bearer ${token}` } }
    : options;
  const outgoing = request({
    ...optionsOf(question, host, signal),
    servername: hostname,
    // So that a refused certificate can still be shown.
    rejectUnauthorized: token !== undefined,
    ...(ca && { ca }),
    ...(tls && { minVersion: tls.from, maxVersion: tls.to }),
    ...(tls && OLD.includes(tls.from) && { ciphers: 'DEFAULT:@SECLEVEL=0' }),
  });
  let seen: Pick<Visited, 'certificate' | 'version'> | undefined;
  outgoing.on('socket', (socket) => {
    socket.once('secureConnect', () => {
      const secure = socket as TLSSocket;
      seen = { certificate: describe(secure), version: secure.getProtocol() ?? 'unknown' };
    });
  });
  const answer = await exchange(outgoing, question, (error) =>
    signal.aborted ? `no answer in ${timeout / 1000} s` : reasonOf(error),
  );
  return seen ? { ...seen, ...answer } : { noAnswer: answer.problem ?? 'no certificate' };
}

const FOREIGN = 'ERR_TLS_CERT_ALTNAME_INVALID';
const refusals: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  [FOREIGN]: 'is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'is from an untrusted authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'is from an untrusted authority',
};

const reasonOf = (error: NodeJS.ErrnoException): string => {
  const refused = refusals[error.code ?? ''];
  return refused ? `its certificate ${refused}, so nothing was sent` : errorText(error);
};

/** If a certificate has no valid date, the beginning of time, so that it counts as expired. */
function dateOf(text = ''): Date {
  const time = Date.parse(text);
  return new Date(Number.isNaN(time) ? 0 : time);
}

function describe(socket: TLSSocket): Certificate {
  const { subjectaltname = '', issuer, valid_to }: Partial<PeerCertificate> = socket.getPeerCertificate();
  const code = socket.authorized ? undefined : String(socket.authorizationError);
  return {
    names: subjectaltname.replaceAll('DNS:', ''),
    issuer: [issuer?.O ?? issuer?.CN ?? 'unknown'].flat().join(', '),
    validTo: dateOf(valid_to),
    foreign: code === FOREIGN,
    ...(code && { refused: refusals[code] ?? `is refused: ${code}` }),
  };
}
