/** How an answer is sent: what each carries, and how it is compressed. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds that the edge may keep it, for everybody. */
  readonly kept?: number;
}

/** Of every answer: which region, which image. */
export function marksOf({
  COSMOS_REGION,
  API_IMAGE = '',
}: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const [, digest] = /@sha256:([\da-f]{12})/.exec(API_IMAGE) ?? [];
  return { 'x-region': COSMOS_REGION ?? 'Local', ...(digest && { 'x-image-digest': digest }) };
}

const compress = promisify(gzip);

/** Bytes from which it pays. */
const WORTH = 1024;

const takesGzip = (request: IncomingMessage): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/i.test(String(request.headers['accept-encoding'] ?? ''));

/** @param isLast the server stops: the client is to take another connection */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers, kept }: Answer,
  isLast: boolean,
): Promise<void> {
  const plain = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
  // The edge compresses what it keeps, and passes no Vary on.
  const isCompressed = kept === undefined && plain.length >= WORTH && takesGzip(request);
  const bytes = isCompressed ? await compress(plain) : plain;
  response.writeHead(status, {
    'cache-control': kept === undefined ? 'no-store' : `public, s-maxage=${kept}`,
    'content-length': bytes.length,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(kept === undefined && { vary: 'Accept-Encoding' }),
    ...(isCompressed && { 'content-encoding': 'gzip' }),
    ...(isLast && { connection: 'close' }),
    ...headers,
  });
  response.end(bytes);
}
