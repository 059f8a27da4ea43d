import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { generate } from 'selfsigned';
import type { Target } from '../../operations/probe/target';

export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

const DAY = 86_400_000;
const days = (count: number): Date => new Date(Date.now() + count * DAY);

/** A certificate authority that only the test trusts. */
export async function authority(name: string): Promise<KeyPair> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: days(-1000),
    notAfterDate: days(1000),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** @param validDays until it expires; below zero: it has */
export async function certificate(ca: KeyPair, hostname: string, validDays = 90): Promise<KeyPair> {
  const made = await generate([{ name: 'commonName', value: hostname }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: days(Math.min(-1, validDays - 90)),
    notAfterDate: days(validDays),
    ca,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: [{ type: 2, value: hostname }] },
    ],
  });
  return { key: made.private, cert: made.cert };
}

export interface WebServer extends Target {
  /** What it answers now; 0: nothing, after the handshake. */
  status: number;
  /** Answers with more than a status. */
  answer: RequestListener | undefined;
  /** Presents this certificate from now on. */
  present(pair: KeyPair): void;
  /** Host headers received. */
  readonly hosts: string[];
  /** Authorization headers received. */
  readonly authorizations: (string | undefined)[];
  /** Server names asked for in the handshake. */
  readonly serverNames: string[];
  close(): Promise<void>;
}

/** Paths that need a token. */
const GUARDED = /^\/orders/;

/** @param tls which versions it takes, for instance */
export async function webServer(pair: KeyPair, tls: SecureContextOptions = {}): Promise<WebServer> {
  let context = createSecureContext({ ...tls, ...pair });
  const hosts: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const serverNames: string[] = [];
  const listener: RequestListener = (request, response) => {
    hosts.push(request.headers.host ?? '');
    authorizations.push(request.headers.authorization);
    if (web.answer) return web.answer(request, response);
    if (web.status === 0) return;
    const refused = GUARDED.test(request.url ?? '') && !request.headers.authorization;
    response.writeHead(refused ? 401 : web.status, { connection: 'close' }).end();
  };
  const server = createServer(
    {
      ...tls,
      ...pair,
      SNICallback: (name, done) => {
        serverNames.push(name);
        done(null, context);
      },
    },
    listener,
  );
  const web: WebServer = {
    ...(await listen(server)),
    status: 200,
    answer: undefined,
    hosts,
    authorizations,
    serverNames,
    present: (fresh) => {
      context = createSecureContext({ ...tls, ...fresh });
    },
    close: () => closed(server, () => server.closeAllConnections()),
  };
  return web;
}

/** Accepts connections and says nothing. */
export async function silentWebServer(): Promise<Target & { close(): Promise<void> }> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => sockets.push(socket.on('error', () => undefined)));
  return {
    ...(await listen(server)),
    close: () =>
      closed(server, () => {
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function listen(server: Server): Promise<Target> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { host: '127.0.0.1', port: (server.address() as { port: number }).port };
}

function closed(server: Server, cut: () => void): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    cut();
  });
}
