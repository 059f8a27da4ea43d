/** What is answered to whom. */
import type { IncomingMessage } from 'node:http';
import type { Answer } from './answer.ts';
import { mayCall } from './caller.ts';
import type { Read, Store } from './store.ts';

export interface Api {
  readonly store: Store;
  readonly isHealthy: () => boolean;
  /** There is no App Service in front: everybody is let in. */
  readonly isLocal: boolean;
}

type Route = (api: Api, request: IncomingMessage, ...values: string[]) => Promise<Answer>;

const NOT_FOUND: Answer = { status: 404, body: { error: 'not found' } };

const routes: readonly (readonly [methods: RegExp, path: RegExp, isOpen: boolean, route: Route])[] = [
  [/^(?:GET|HEAD)$/, /^\/health$/, true, async ({ isHealthy }) => ({ status: isHealthy() ? 200 : 503 })],
  [/^(?:GET|HEAD)$/, /^\/catalog\/([^/]+)$/, true, readProduct],
  [/^(?:GET|HEAD)$/, /^\/orders\/([^/]+)\/([^/]+)$/, false, readOrder],
  [/^POST$/, /^\/orders\/([^/]+)$/, false, placeOrder],
];

export async function answerTo(api: Api, request: IncomingMessage): Promise<Answer> {
  const [pathname = ''] = (request.url ?? '').split('?');
  for (const [methods, path, isOpen, route] of routes) {
    const [, ...values] = path.exec(pathname) ?? [];
    if (!path.test(pathname) || !methods.test(request.method ?? '')) continue;
    if (!isOpen && !api.isLocal && !mayCall(one(request, 'x-ms-client-principal'))) {
      return { status: 403, body: { error: 'needs the role Api.Invoke or the scope Api.Access' } };
    }
    return route(api, request, ...values);
  }
  return NOT_FOUND;
}

const one = ({ headers }: IncomingMessage, name: string): string | undefined => headers[name]?.toString();

async function readProduct({ store }: Api, _: IncomingMessage, id = ''): Promise<Answer> {
  const { document } = await store.read({ container: 'catalog', partition: id, id }, undefined);
  return document ? { status: 200, body: document, kept: 60 } : NOT_FOUND;
}

async function readOrder({ store }: Api, request: IncomingMessage, partition = '', id = ''): Promise<Answer> {
  const read = await store.read({ container: 'orders', partition, id }, one(request, 'x-session-token'));
  const answer = read.document ? { status: 200, body: read.document } : NOT_FOUND;
  return { ...answer, headers: sessionOf(read) };
}

/** An order is only created, under the key of the request: whoever repeats one is told that it is done. */
async function placeOrder({ store }: Api, request: IncomingMessage, partition = ''): Promise<Answer> {
  const id = one(request, 'idempotency-key');
  if (!id || !/^[\w-]{1,100}$/.test(id)) {
    return { status: 400, body: { error: 'Idempotency-Key must be 1 to 100 letters, digits, _ or -' } };
  }
  const fields = await bodyOf(request);
  if (!fields) return { status: 400, body: { error: 'the body must be a JSON object of at most 100 kB' } };
  const { isNew, session } = await store.create({ container: 'orders', partition, id }, fields);
  return { status: isNew ? 201 : 200, body: { id }, headers: sessionOf({ session, isBehind: false }) };
}

const sessionOf = ({
  session,
  isBehind,
}: Pick<Read, 'session' | 'isBehind'>): Readonly<Record<string, string>> => ({
  ...(session && { 'x-session-token': session }),
  ...(isBehind && { 'x-session-behind': 'true' }),
});

const LARGEST = 100_000;

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | undefined> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    if (text.length <= LARGEST) text += part; // read to its end: a client that still sends hears no answer
  }
  if (text.length > LARGEST) return undefined;
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : undefined;
  } catch {
    return undefined;
  }
}
