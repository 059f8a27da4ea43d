/** What is sent to a server by HTTP, with or without TLS, and what comes back. */
import type { ClientRequest, IncomingHttpHeaders } from 'node:http';
import type { Target } from './target';

export interface Question {
  /** Where it is sent, whatever DNS says. */
  readonly server: Target;
  /** For the Host header; with TLS for SNI and the check of the certificate too. */
  readonly hostname: string;
  readonly path: string;
  /** GET unless it is said. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Who asks, for those who read logs. */
  readonly userAgent: string;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  /** Bytes of the answer after which no more is read: a page's beginning, unless it is said. */
  readonly most?: number;
}

export interface Answer {
  /** Of HTTP; undefined when no answer came. */
  readonly status: number | undefined;
  readonly headers?: IncomingHttpHeaders;
  /** As it was sent, maybe compressed; its beginning. */
  readonly body?: Buffer;
  /** Milliseconds from the question to the first line of the answer. */
  readonly milliseconds?: number;
  /** Why there is no answer, or not all of it. */
  readonly problem?: string;
}

/** Bytes that tell who wrote an answer: pages of Azure begin with some kilobytes of style. */
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
      answered = true; // what comes of it is said when it ends, or is cut or stalls
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
      response.on('close', () => end(response.complete ? undefined : 'the answer breaks off'));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (!answered) resolve({ status: undefined, problem: wordsOf(error) });
    });
    // After everything else: an answer that is none, to switch protocols for instance, ends without a word.
    outgoing.on('close', () => answered || resolve({ status: undefined, problem: 'connection closed' }));
    outgoing.end(body);
  });
}
