/** What exists in the fake Azure: resources by their ids, which are the same in upper and lower case. */
import { type Answer, type Asked, notFound, refusal } from './message';

export type Resource = Readonly<Record<string, unknown>> & { readonly id: string };

export class Store {
  /** Items on a page of a list. */
  pageSize = 100;
  private readonly resources = new Map<string, Resource>();

  clear(): void {
    this.resources.clear();
    this.pageSize = 100;
  }

  put(id: string, body: object = {}): Resource {
    const name = id.split('/').at(-1);
    const resource = { name, ...body, id };
    this.resources.set(id.toLowerCase(), resource);
    return resource;
  }

  get(id: string): Resource | undefined {
    return this.resources.get(id.toLowerCase());
  }

  delete(id: string): void {
    this.resources.delete(id.toLowerCase());
  }

  find(end: string): Resource | undefined {
    const [, resource] = [...this.resources].find(([id]) => id.endsWith(end.toLowerCase())) ?? [];
    return resource;
  }

  /** What is directly below: the secrets of `/.../vaults/V/secrets`. */
  below(collection: string): readonly Resource[] {
    const start = `${collection.toLowerCase()}/`;
    const direct = (id: string) => id.startsWith(start) && !id.slice(start.length).includes('/');
    return [...this.resources].filter(([id]) => direct(id)).map(([, resource]) => resource);
  }

  /** What any resource provider does: reads, lists, and takes what is put. */
  answer(asked: Asked): Answer {
    const { method, path, body } = asked;
    if (method === 'PUT') {
      const status = this.get(path) ? 200 : 201;
      return { status, body: this.put(path, body as object) };
    }
    if (method !== 'GET') return notFound(asked);
    const found = this.get(path);
    return found ? { status: 200, body: found } : this.list(asked);
  }

  list(asked: Asked): Answer {
    const { path, query } = asked;
    const parent = path.slice(0, path.lastIndexOf('/'));
    const known = this.get(parent) || /\/resourceGroups\/[^/]+\/providers\/[^/]+$/i.test(parent);
    if (!known) return notFound(asked);
    return this.page(this.below(path), asked.path, query);
  }

  page(all: readonly object[], path: string, query: URLSearchParams): Answer {
    const from = Number(query.get('$skiptoken') ?? 0);
    const value = all.slice(from, from + this.pageSize);
    const next = new URLSearchParams(query);
    next.set('$skiptoken', String(from + this.pageSize));
    const more = from + this.pageSize < all.length;
    return { status: 200, body: { value, ...(more && { nextLink: `${path}?${next}` }) } };
  }

  /** Of a subscription in which nothing exists. */
  unknownSubscription({ path }: Asked): Answer | undefined {
    const [, start = '', id = ''] = /^(\/subscriptions\/([^/]+))/i.exec(path) ?? [];
    const known = [...this.resources.keys()].some((key) => key.startsWith(`${start.toLowerCase()}/`));
    if (known || !start) return undefined;
    return refusal(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
  }
}
