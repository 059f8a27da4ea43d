import { type ZodType, z } from 'zod';
import { fitting, malformed, read, unlessFailed } from './answers';
import { AzureError } from './errors';
import { placeOf, type Told } from './refusals';
import { type TransportProps, transport } from './transport';

/** What is asked of Azure Resource Manager. */
export interface Question<T> {
  /** Of a resource, a list or an action: `/subscriptions/...` */
  readonly path: string;
  /** The `api-version`. */
  readonly version: string;
  /** What the answer must be like; of a list, each of its items. */
  readonly answer: ZodType<T>;
  /** What is sent is a secret: of a refusal only its code is told, as Azure may quote what it does not like. */
  readonly secret?: true;
}

/** Each throws AzureError for what Azure refuses, and the signal's reason when it is aborted. */
export interface ResourceManager {
  readonly get: <T>(question: Question<T>) => Promise<T>;
  /** Undefined where it does not exist. */
  readonly find: <T>(question: Question<T>) => Promise<T | undefined>;
  /** All pages. */
  readonly list: <T>(question: Question<T>) => Promise<readonly T[]>;
  /** Returns when it is done, which may be long after it was accepted. */
  readonly put: <T>(question: Question<T>, body: unknown) => Promise<T>;
  readonly post: <T>(question: Question<T>, body?: unknown) => Promise<T>;
}

export async function resourceManager(props: TransportProps): Promise<ResourceManager> {
  const { cloud, signal, patience } = props;
  const { send } = await transport(props);

  const urlOf = ({ path, version }: Question<unknown>): string => {
    const url = new URL(path, cloud.resourceManager);
    url.searchParams.set('api-version', version);
    return url.href;
  };

  const ask = async (about: Told, method: 'GET' | 'PUT' | 'POST', url: string, body?: unknown) => {
    refuseStranger(about.place, url, cloud.resourceManager);
    return read(about, await send({ place: about.place, method, url, body }));
  };

  const get = async <T>(question: Question<T>): Promise<T> => {
    const place = placeOf(question.path);
    return fitting(place, question.answer, (await ask({ place }, 'GET', urlOf(question))).body);
  };

  const list = async <T>(question: Question<T>): Promise<readonly T[]> => {
    const place = placeOf(question.path);
    const page = z.object({ value: z.array(question.answer), nextLink: z.string().nullish() });
    const items: T[] = [];
    const seen = new Set<string>();
    for (let url: string | null | undefined = urlOf(question); url; ) {
      if (seen.has(url)) throw malformed(place, 'a list that leads back to itself');
      seen.add(url);
      const { body } = await ask({ place }, 'GET', url);
      const { value, nextLink }: z.infer<typeof page> = fitting(place, page, body);
      items.push(...value);
      url = nextLink;
    }
    return items;
  };

  const change = async <T>(method: 'PUT' | 'POST', question: Question<T>, body?: unknown): Promise<T> => {
    const { createHttpPoller } = await import('@azure/core-lro');
    const place = placeOf(question.path);
    const about = { place, secret: question.secret };
    const enough = AbortSignal.any([signal, AbortSignal.timeout(patience.operation)]);
    const poller = createHttpPoller(
      {
        sendInitialRequest: async () => (await ask(about, method, urlOf(question), body)).operation,
        sendPollRequest: async (url) => unlessFailed(about, (await ask(about, 'GET', url)).operation),
      },
      { intervalInMs: patience.look },
    );
    try {
      return fitting(place, question.answer, await poller.pollUntilDone({ abortSignal: enough }));
    } catch (error) {
      signal.throwIfAborted();
      if (!enough.aborted) throw error;
      const found = `no end after ${patience.operation / 60_000} min`;
      const fix = 'it goes on in Azure; look again later';
      throw new AzureError('unreachable', `${place}: takes too long; found ${found}; ${fix}`);
    }
  };

  return {
    get,
    list,
    find: async (question) => {
      try {
        return await get(question);
      } catch (error) {
        if (error instanceof AzureError && error.trouble === 'not-found') return undefined;
        throw error;
      }
    },
    put: (question, body) => change('PUT', question, body),
    post: (question, body) => change('POST', question, body),
  };
}

/** A token goes to nobody else, whatever a link says. */
function refuseStranger(place: string, url: string, resourceManager: string): void {
  const { host, protocol } = new URL(url);
  const own = new URL(resourceManager).host;
  if (protocol === 'https:' && (host === own || host.endsWith(`.${own}`))) return;
  throw malformed(place, `a link to ${host}`);
}
