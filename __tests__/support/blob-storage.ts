/**
 * Blob Storage as Terraform's azurerm backend calls it, and the way there: the backend knows the public addresses only,
 * so a proxy on loopback leads all of them here.
 * https://github.com/hashicorp/terraform/tree/v1.11.4/internal/backend/remote-state/azure
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { authority, certificate } from './https-server';

interface Blob {
  body: string;
  metadata: Readonly<Record<string, string>>;
  lease?: string;
}

export interface BlobStorage {
  /** For Terraform: this storage and this sign-in instead of the public ones. */
  readonly env: NodeJS.ProcessEnv;
  /** `CONTAINER/KEY` -> what it holds */
  readonly blobs: Map<string, Blob>;
  /** What Azure answers instead, by a status and a code. */
  refusal: ((method: string) => readonly [status: number, code: string] | undefined) | undefined;
  close(): Promise<void>;
}

const LOGIN = 'login.microsoftonline.com';

export async function blobStorage(account: string): Promise<BlobStorage> {
  const host = `${account}.blob.core.windows.net`;
  const ca = await authority('Fake storage');
  const contexts = new Map(
    await Promise.all(
      [LOGIN, host].map(async (name) => [name, createSecureContext(await certificate(ca, name))] as const),
    ),
  );
  const blobs: BlobStorage['blobs'] = new Map();
  const tls = createHttpsServer(
    { SNICallback: (name, done) => done(null, contexts.get(name)) },
    (request, response) => {
      bodyOf(request).then((body) => {
        if (request.headers.host === LOGIN) return token(response);
        const refused = storage.refusal?.(request.method ?? '');
        if (refused) return refuse(response, ...refused);
        answer(blobs, request, body, response);
      });
    },
  );
  const port = await listening(tls);
  const proxy = createServer().on('connect', (_, client) => {
    const server = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    for (const socket of [client, server]) socket.on('error', () => socket.destroy());
  });
  const folder = mkdtempSync(join(tmpdir(), 'blob-storage-'));
  writeFileSync(join(folder, 'ca.pem'), ca.cert);
  const storage: BlobStorage = {
    env: {
      HTTPS_PROXY: `http://127.0.0.1:${await listening(proxy)}`,
      SSL_CERT_FILE: join(folder, 'ca.pem'),
    },
    blobs,
    refusal: undefined,
    close: async () => {
      rmSync(folder, { recursive: true });
      tls.closeAllConnections();
      await Promise.all([tls, proxy].map((server) => new Promise((done) => server.close(done))));
    },
  };
  return storage;
}

function answer(
  blobs: BlobStorage['blobs'],
  { method, url = '', headers }: IncomingMessage,
  body: string,
  response: ServerResponse,
): void {
  const { pathname, searchParams } = new URL(url, 'https://storage');
  const path = decodeURIComponent(pathname.slice(1));
  const what = `${method} ${searchParams.get('comp') ?? ''}`.trim();
  const blob = blobs.get(path);
  if (what === 'GET list') {
    response.end('<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs/></EnumerationResults>');
  } else if (what === 'PUT') {
    blobs.set(path, { ...blob, body, metadata: metadataIn(headers) });
    response.writeHead(201).end();
  } else if (!blob) {
    refuse(response, 404, 'BlobNotFound');
  } else if (what === 'PUT lease') {
    lease(blob, headers, response);
  } else if (what === 'PUT metadata') {
    blob.metadata = metadataIn(headers);
    response.end();
  } else {
    response.writeHead(200, { ...blob.metadata, 'content-length': Buffer.byteLength(blob.body) });
    response.end(method === 'HEAD' ? undefined : blob.body);
  }
}

function lease(blob: Blob, headers: IncomingHttpHeaders, response: ServerResponse): void {
  const proposed = String(headers['x-ms-proposed-lease-id']);
  if (headers['x-ms-lease-action'] === 'release') {
    delete blob.lease;
    response.end();
  } else if (blob.lease) {
    refuse(response, 409, 'LeaseAlreadyPresent');
  } else {
    blob.lease = proposed;
    response.writeHead(201, { 'x-ms-lease-id': proposed }).end();
  }
}

const metadataIn = (headers: IncomingHttpHeaders): Blob['metadata'] =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith('x-ms-meta-') && typeof value === 'string' ? [[name, value]] : [],
    ),
  );

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'x-ms-error-code': code, 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`);
}

function token(response: ServerResponse): void {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = `${part({ alg: 'none' })}.${part({ oid: 'job', exp: 9_999_999_999 })}.`;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ access_token: jwt, token_type: 'Bearer', expires_in: 3600 }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}
