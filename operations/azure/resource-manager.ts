import { type ZodType, z } from 'zod';
import { begun, fitting, lookedAt, malformed, read } from './answers';
import { AzureError } from './errors';
import { placeOf, refused, type Told } from './refusals';
import { type Sent, type TransportProps, transport } from './transport';

/** A request to Azure Resource Manager. */
export interface Question<T> {
  /** Of a resource, a list or an action: `/subscriptions/...` */
  readonly path: string;
  /** The `api-version`. */
  readonly version: string;
  /** The shape of the answer; for a list, of each item. */
  readonly answer: ZodType<T>;
  /** The request contains a secret: only the code of a refusal is shown, because Azure may quote the request. */
  readonly secret?: true;
}

/** Each function throws AzureError if Azure refuses, and the signal's reason if it is aborted. */
export interface ResourceManager {
  readonly get: <T>(question: Question<T>) => Promise<T>;
  /** Undefined if it does not exist. */
  readonly find: <T>(question: Question<T>) => Promise<T | undefined>;
  /** Whether something exists at this path, if Azure says no more than that. */
  readonly exists: (question: Omit<Question<unknown>, 'answer'>) => Promise<boolean>;
  /** All pages. */
  readonly list: <T>(question: Question<T>) => Promise<readonly T[]>;
  /** Returns when the operation is done, which may be long after it was accepted. */
  readonly put: <T>(question: Question<T>, body: unknown) => Promise<T>;
  readonly post: <T>(question: Question<T>, body?: unknown) => Promise<T>;
}

/** Vaults return 25 secrets a page; no list here comes near the limit. */
const MOST_PAGES = 500;

export async function resourceManager(props: TransportProps): Promise<ResourceManager> {
  const { cloud, signal, patience } = props;
  const { send } = await transport(props);

  const urlOf = ({ path, version }: Omit<Question<unknown>, 'answer'>): string => {
    const url = new URL(path, cloud.resourceManager);
    url.searchParams.set('api-version', version);
    return url.href;
  };

  const ask = async (about: Told, method: Sent['method'], url: string, body?: unknown) => {
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
      if (seen.size === MOST_PAGES) throw malformed(place, `a list of more than ${MOST_PAGES} pages`);
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
        sendInitialRequest: async () => begun(about, await ask(about, method, urlOf(question), body)),
        sendPollRequest: async (url) => lookedAt(about, await ask(about, 'GET', url)),
      },
      { intervalInMs: patience.look },
    );
    try {
      return fitting(place, question.answer, await poller.pollUntilDone({ abortSignal: enough }));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof AzureError) throw error;
      // The library's own error, which contains Azure's words.
      if (!enough.aborted) throw refused(about, { code: 'failed', message: String(error) });
      const found = `no end after ${patience.operation / 60_000} min`;
      const fix = 'Azure continues it; check again later';
      throw new AzureError('unreachable', `${place}: takes too long; found ${found}; ${fix}`);
    }
  };

  return {
    get,
    list,
    find: (question) => ifFound(get(question)),
    exists: async (question) => {
      const found = ifFound(ask({ place: placeOf(question.path) }, 'HEAD', urlOf(question)));
      return (await found) !== undefined;
    },
    put: (question, body) => change('PUT', question, body),
    post: (question, body) => change('POST', question, body),
  };
}

async function ifFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AzureError && error.trouble === 'not-found') return undefined;
    throw error;
  }
}

/** A token is sent only to this host, whatever a link says. */
function refuseStranger(place: string, url: string, resourceManager: string): void {
  if (!URL.canParse(url)) throw malformed(place, 'a link without a host');
  const { host, protocol } = new URL(url);
  const own = new URL(resourceManager).host;
  if (protocol === 'https:' && (host === own || host.endsWith(`.${own}`))) return;
  throw malformed(place, `a link to ${host}`);
}
