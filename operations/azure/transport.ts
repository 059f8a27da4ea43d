import type { Pipeline, PipelinePolicy, PipelineResponse, RestError } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';
import { type Cloud, tlsOf } from './cloud';
import { AzureError } from './errors';
import type { Patience } from './patience';

export interface Transport {
  /** @throws AzureError if no answer comes. A refusal is an answer. */
  readonly send: (sent: Sent) => Promise<PipelineResponse>;
}

export interface Sent {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST';
  readonly url: string;
  readonly body?: unknown;
  /** What the request is about, for messages. */
  readonly place: string;
}

export interface TransportProps {
  readonly cloud: Cloud;
  readonly credential: TokenCredential;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/**
 * Requests to Azure Resource Manager, with a token; retried after 429, 5xx, no answer or a cut connection. Nothing is
 * logged, because bodies hold secrets.
 */
export async function transport(props: TransportProps): Promise<Transport> {
  const library = await import('@azure/core-rest-pipeline');
  const client = library.createDefaultHttpClient();
  const pipeline = pipelineOf(library, props);
  return {
    send: ({ method, url, body, place }) => {
      const request = library.createPipelineRequest({
        method,
        url,
        headers: library.createHttpHeaders({
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        }),
        ...(body !== undefined && { body: JSON.stringify(body) }),
        abortSignal: props.signal,
      });
      return answer(() => pipeline.sendRequest(client, request), new URL(url).host, place, props.signal);
    },
  };
}

type Library = typeof import('@azure/core-rest-pipeline');

function pipelineOf(library: Library, { cloud, credential, patience }: TransportProps): Pipeline {
  const pipeline = library.createEmptyPipeline();
  const tls = tlsOf(cloud);
  if (tls) pipeline.addPolicy(library.tlsPolicy(tls));
  pipeline.addPolicy(library.proxyPolicy());
  pipeline.addPolicy(library.setClientRequestIdPolicy());
  const retries = { maxRetries: patience.retries, retryDelayInMs: patience.pause };
  pipeline.addPolicy(library.defaultRetryPolicy(retries), { phase: 'Retry' });
  const scopes = `${cloud.resourceManager}/.default`;
  pipeline.addPolicy(library.bearerTokenAuthenticationPolicy({ credential, scopes }), { phase: 'Sign' });
  pipeline.addPolicy(oneTry(library.RestError, patience), { afterPhase: 'Sign' });
  return pipeline;
}

/** The library has no time limit for a whole answer, does not retry one that is cut off, and obeys any `Retry-After`. */
const oneTry = (Failed: typeof RestError, patience: Patience): PipelinePolicy => ({
  name: 'oneTry',
  sendRequest: async (request, next) => {
    const outer = request.abortSignal as AbortSignal;
    const late = AbortSignal.timeout(patience.answer);
    request.abortSignal = AbortSignal.any([outer, late]);
    try {
      const response = await next(request);
      refuseLongWait(response, patience);
      return response;
    } catch (error) {
      if (outer.aborted || error instanceof LongWait) throw error;
      if (late.aborted) {
        throw new Failed(`no answer in ${patience.answer / 1000} s`, { code: 'ETIMEDOUT', request });
      }
      const cut = (error as RestError).code === Failed.PARSE_ERROR;
      throw cut ? new Failed('the answer was cut off', { code: 'ECONNRESET', request }) : error;
    } finally {
      request.abortSignal = outer;
    }
  },
});

function refuseLongWait({ status, headers }: PipelineResponse, { retryAfter }: Patience): void {
  const wait = waitOf(headers);
  if (![429, 503].includes(status) || wait === undefined) return;
  if (wait > retryAfter) throw new LongWait(status, Math.ceil(wait / 1000));
  // The library would use this machine's clock.
  headers.set('retry-after-ms', String(Math.max(0, wait)));
}

/** Milliseconds, from the same headers as the library and in its order; `Retry-After` is seconds, or a time of Azure's clock. */
function waitOf(headers: PipelineResponse['headers']): number | undefined {
  const told = headers.get('retry-after-ms') ?? headers.get('x-ms-retry-after-ms');
  if (told !== undefined && Number.isFinite(Number(told))) return Number(told);
  const after = headers.get('retry-after');
  if (after === undefined) return undefined;
  const wait = Number(after) * 1000;
  if (!Number.isNaN(wait)) return wait;
  const until = Date.parse(after) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(until) ? Number.POSITIVE_INFINITY : until;
}

class LongWait extends Error {
  constructor(status: number, seconds: number) {
    super(`${status}, Retry-After ${seconds} s`);
  }
}

async function answer(
  send: () => Promise<PipelineResponse>,
  host: string,
  place: string,
  signal: AbortSignal,
): Promise<PipelineResponse> {
  try {
    return await send();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof LongWait) {
      const found = error.message;
      throw new AzureError(
        'throttled',
        `${place}: Azure asks to wait too long; found ${found}; try again after that time`,
      );
    }
    const { name, code, message } = error as RestError;
    if (name !== 'RestError') throw error;
    const found = code === 'ETIMEDOUT' ? message : (code ?? message);
    throw new AzureError(
      'unreachable',
      `${place}: does not answer; found ${found}; check that ${host} can be reached from here`,
    );
  }
}
