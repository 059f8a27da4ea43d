/** HTTPS on loopback: what comes in becomes a question, and the answer goes out, or is cut or withheld. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { authority, certificate } from '../https-server';
import type { Answer, Asked } from './message';

export interface HttpsServer {
  /** `https://localhost:PORT` */
  readonly origin: string;
  /** PEM of who has signed its certificate. */
  readonly ca: string;
  close(): Promise<void>;
}

export async function httpsServer(answer: (asked: Asked) => Answer): Promise<HttpsServer> {
  const ca = await authority('Fake Azure');
  const server = createServer(await certificate(ca, 'localhost'), (request, response) => {
    read(request).then(
      (asked) => write(response, answer(asked)),
      () => response.destroy(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    ca: ca.cert,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://localhost');
  const json = request.headers['content-type']?.includes('json');
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(pathname),
    query: searchParams,
    headers: request.headers,
    body: json ? JSON.parse(text) : undefined,
    text,
  };
}

function write(response: ServerResponse, { status, headers, body, text, cut, stall }: Answer): void {
  if (stall) return;
  if (cut === 'before') {
    response.destroy();
    return;
  }
  const sent = text ?? (body === undefined ? '' : JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(sent),
    ...headers,
  });
  if (cut === 'within') {
    response.write(sent.slice(0, Math.ceil(sent.length / 2)), () => response.destroy());
    return;
  }
  response.end(sent);
}
