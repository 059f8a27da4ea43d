/** Keeps a state, its versions and its lock, as https://developer.hashicorp.com/terraform/language/backend/http describes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StateServer {
  readonly backend: object;
  /** Every state that was written, the newest last. */
  readonly versions: string[];
  /** What Terraform has said of itself when it took the lock; none: it is free. */
  lock: string | undefined;
  readonly close: () => void;
}

export async function startStateServer(): Promise<StateServer> {
  const http = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request.setEncoding('utf8')) text += piece;
    const [status, body] = answer(request.method ?? '', text);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const server: StateServer = {
    backend: { http: { address, lock_address: address, unlock_address: address, retry_max: 0 } },
    versions: [],
    lock: undefined,
    close: () => {
      http.close();
      http.closeAllConnections();
    },
  };

  function answer(method: string, text: string): readonly [number, string?] {
    if (method === 'LOCK') {
      if (server.lock) return [423, server.lock];
      server.lock = text;
    }
    if (method === 'UNLOCK') server.lock = undefined;
    if (method === 'POST') server.versions.push(text);
    if (method !== 'GET') return [200];
    const newest = server.versions.at(-1);
    return newest === undefined ? [204] : [200, newest];
  }

  return server;
}
