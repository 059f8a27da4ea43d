/** One HTTPS request to one server, in the name of a host that DNS may not point to it yet. */
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { errorText } from './network-error';
import { address } from './query';
import type { Target } from './target';

export interface Visit {
  readonly server: Target;
  /** For SNI, the certificate check and the Host header. */
  readonly hostname: string;
  readonly path: string;
  /** Of a client; it goes to nobody who cannot show a good certificate. */
  readonly token?: string;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  /** PEM of certificate authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
}

export interface Certificate {
  /** Why a client refuses it; undefined when it is good for the host name. */
  readonly refused?: string;
  /** It is refused because it is for another name. */
  readonly foreign: boolean;
  readonly names: string;
  readonly issuer: string;
  readonly validTo: Date;
}

export interface Visited {
  readonly certificate: Certificate;
  /** Of HTTP; undefined when no answer came. */
  readonly status: number | undefined;
  readonly headers?: IncomingHttpHeaders;
  /** Its beginning. */
  readonly body?: string;
  /** Why there is no answer, or not all of it. */
  readonly problem?: string;
}

/** Never throws: a server that cannot be asked is an observation, and so is a certificate that a client refuses. */
export async function visit(options: Visit): Promise<Visited | { readonly noAnswer: string }> {
  const deadline = AbortSignal.timeout(options.timeout);
  try {
    return await get(options, await address(options.server.host, deadline), deadline);
  } catch (error) {
    return { noAnswer: (error as Error).message };
  }
}

function get(
  { server, hostname, path, token, timeout, ca }: Visit,
  host: string,
  signal: AbortSignal,
): Promise<Visited | { readonly noAnswer: string }> {
  return new Promise((resolve) => {
    let certificate: Certificate | undefined;
    let answered = false;
    const end = (status: number | undefined, problem?: string, answer?: Pick<Visited, 'headers' | 'body'>) =>
      resolve(
        certificate
          ? { certificate, status, ...answer, ...(problem && { problem }) }
          : { noAnswer: problem ?? 'no certificate' },
      );
    const outgoing = request({
      host,
      port: server.port,
      path,
      servername: hostname,
      headers: {
        host: hostname,
        'user-agent': 'dns-preflight',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      agent: false,
      signal,
      // So that a refused certificate can be shown.
      rejectUnauthorized: token !== undefined,
      ...(ca && { ca }),
    });
    outgoing.on('socket', (socket) => {
      socket.once('secureConnect', () => {
        certificate = describe(socket as TLSSocket);
      });
    });
    outgoing.on('response', (response) => {
      answered = true; // what comes of it is said when it ends, or is cut or stalls
      const { statusCode, headers } = response;
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
        if (body.length < BODY) return;
        end(statusCode, undefined, { headers, body });
        response.destroy();
      });
      response.on('error', () => undefined);
      response.on('close', () =>
        end(statusCode, response.complete ? undefined : 'the answer breaks off', { headers, body }),
      );
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (answered) return;
      end(undefined, signal.aborted ? `no answer in ${timeout / 1000} s` : reasonOf(error));
    });
    // After everything else: an answer that is none, to switch protocols for instance, ends without a word.
    outgoing.on('close', () => answered || end(undefined, 'connection closed'));
    outgoing.end();
  });
}

/** Characters of an answer that tell who wrote it. */
const BODY = 2000;

const FOREIGN = 'ERR_TLS_CERT_ALTNAME_INVALID';
const refusals: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  [FOREIGN]: 'is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is signed by nobody else',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'is from an authority that nobody trusts',
  SELF_SIGNED_CERT_IN_CHAIN: 'is from an authority that nobody trusts',
};

const reasonOf = (error: NodeJS.ErrnoException): string => {
  const refused = refusals[error.code ?? ''];
  return refused ? `its certificate ${refused}: nothing was sent` : errorText(error);
};

/** Of a certificate that says none, or one that is no date, the beginning of time: it is over. */
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
