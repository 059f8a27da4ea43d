/** One HTTP request, with or without TLS, and its answer. */
import type { ClientRequest, IncomingHttpHeaders } from 'node:http';
import type { Target } from './target';

export interface Question {
  /** The server that it is sent to, whatever DNS says. */
  readonly server: Target;
  /** For the Host header; with TLS also for SNI and the check of the certificate. */
  readonly hostname: string;
  readonly path: string;
  /** GET by default. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The user agent, for those who read logs. */
  readonly userAgent: string;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  /** The most bytes of the answer to read; by default the beginning of a page. */
  readonly most?: number;
}

export interface Answer {
  /** HTTP status; undefined if no answer came. */
  readonly status: number | undefined;
  readonly headers?: IncomingHttpHeaders;
  /** The beginning of the body as it was sent, perhaps compressed. */
  readonly body?: Buffer;
  /** Milliseconds from the request to the first line of the answer. */
  readonly milliseconds?: number;
  /** Why there is no answer, or not a complete one. */
  readonly problem?: string;
}

/** Enough bytes to see who wrote an answer: pages of Azure begin with several kilobytes of style. */
const BEGINNING = 20_000;

/** Of every kind of request. */
export const optionsOf = (question: Question, host: string, signal: AbortSignal) => ({
  host,
  port: question.server.port,
  path: question.path,
  method: question.method ?? 'GET',
  headers: {
    host: question.hostname,
    'user-agent': question.userAgent,
    ...(question.body !== undefined && { 'content-length': String(Buffer.byteLength(question.body)) }),
    ...question.headers,
  },
  agent: false,
  signal,
});

/** Sends the request and follows it to its end. Never throws. */
export function exchange(
  outgoing: ClientRequest,
  { body, most = BEGINNING }: Pick<Question, 'body' | 'most'>,
  wordsOf: (error: NodeJS.ErrnoException) => string,
): Promise<Answer> {
  return new Promise((resolve) => {
    const began = performance.now();
    let answered = false;
    outgoing.on('response', (response) => {
      answered = true; // the result is reported when it ends, is cut off or stalls
      const { statusCode: status, headers } = response;
      const milliseconds = Math.round(performance.now() - began);
      const parts: Buffer[] = [];
      let size = 0;
      const end = (problem?: string) =>
        resolve({ status, headers, body: Buffer.concat(parts), milliseconds, ...(problem && { problem }) });
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size < most) return;
        end();
        response.destroy();
      });
      response.on('error', () => undefined);
      response.on('close', () => end(response.complete ? undefined : 'the answer was cut off'));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (!answered) resolve({ status: undefined, problem: wordsOf(error) });
    });
    // Comes last: an answer that switches protocols, for example, ends without any other event.
    outgoing.on('close', () => answered || resolve({ status: undefined, problem: 'connection closed' }));
    outgoing.end(body);
  });
}
