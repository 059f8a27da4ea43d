/** A container on loopback that keeps docs/app-contract.md, but for one lie. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Process } from '../../operations/verify/app/inputs';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What it does with the true answer; nothing comes back where it has answered by itself. */
export type Lie = (
  truth: Answer,
  request: IncomingMessage,
  response: ServerResponse,
) => Answer | undefined | Promise<Answer | undefined>;

export const DIGEST = '3f5e2d8c1b7a';
const LONG = JSON.stringify({ lines: Array.from({ length: 200 }, (_, i) => `line ${i}`) });
const TOKEN = '0:1#12#3=11';

const marks = { 'x-region': 'West Europe', 'x-image-digest': DIGEST };

function truthOf({ url, headers }: IncomingMessage): Answer {
  const plain = (status: number, body = ''): Answer => ({
    status,
    headers: { ...marks, 'cache-control': 'no-store' },
    body,
  });
  if (url === '/health') return plain(200);
  if (url === '/slow') return plain(200, 'done');
  if (url === '/catalog/1') {
    return { status: 200, headers: { ...marks, 'cache-control': 'public, s-maxage=60' }, body: 'shoe' };
  }
  if (url !== '/orders/1') return plain(404);
  const { 'accept-encoding': encoding = '', 'x-session-token': sent } = headers;
  const isZipped = encoding.includes('gzip');
  return {
    status: 200,
    headers: {
      ...plain(200).headers,
      vary: 'Accept-Encoding',
      'x-session-token': TOKEN,
      ...(sent !== undefined && sent !== TOKEN && { 'x-session-behind': 'true' }),
      ...(isZipped && { 'content-encoding': 'gzip' }),
    },
    body: isZipped ? gzipSync(LONG) : LONG,
  };
}

/** How it takes SIGTERM. */
export type Ending = 'ends' | 'dies' | 'hangs' | 'goes on';

export interface AppServer {
  readonly port: number;
  readonly process: Process;
  readonly close: () => Promise<void>;
}

export async function appServer(
  lie: Lie = (truth) => truth,
  ending: Ending = 'ends',
  slow = 800,
): Promise<AppServer> {
  const server = createServer(async (request, response) => {
    if (request.url === '/slow') await sleep(slow);
    const answer = await lie(truthOf(request), request, response);
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  let isGone = false;
  const gone = () => {
    isGone = ending !== 'hangs';
  };
  const process: Process = {
    terminate: () => {
      if (ending === 'goes on') return;
      server.close(gone);
      if (ending === 'dies') server.closeAllConnections();
    },
    isGone: () => isGone,
  };
  const { port } = server.address() as { port: number };
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { port, process, close };
}
