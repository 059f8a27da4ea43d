/** What stands between a client and the stamps, on loopback: Front Door with its pages, firewall and cache, App Service. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { DoorTarget } from '../../topology/doors';
import { doorPath } from '../../topology/doors';
import { shippedTopology } from './shipped-file';

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  /** In place of an answer, or of its end. */
  readonly act?: 'stall' | 'cut' | 'cut within';
}

const REFERENCE = { 'x-azure-ref': '20261202T090000Z-abc' };
/** As long as they really are before their first words. */
const STYLE = `<style>${'.a { color: #000 }\n'.repeat(170)}</style>`;
const page = (status: number, body: string, headers = {}): Reply => ({
  status,
  headers: { ...REFERENCE, ...headers },
  body: body && `<html><head>${STYLE}</head><body>${body}</body></html>`,
});

/** Pages as Front Door and App Service write them; sources in operations/probe/answerer.ts. */
export const pages = {
  notFound: page(
    404,
    "<h1>Page not found</h1>Oops! We weren't able to find your Azure Front Door Service configuration. If it's a new configuration that you recently created, it might not be ready yet.",
  ),
  badRequest: page(400, "<h2>Our services aren't available right now</h2>"),
  unavailable: page(
    503,
    "<h2>Our services aren't available right now</h2><p>We're working to restore all services.",
  ),
  timeout: page(504, '<h2>Our services aren&#39;t available right now</h2>'),
  blocked: page(403, '<h2>The request is blocked.</h2>'),
  limited: page(429, ''),
  restricted: page(
    403,
    '<h1>Error 403 - Forbidden</h1><p>The web app you have attempted to reach has blocked your access.',
    { 'x-ms-forbidden-ip': '203.0.113.7' },
  ),
  stopped: page(403, '<h1>Error 403 - This web app is stopped.</h1>'),
  signIn: page(401, 'You do not have permission to view this directory or page.'),
  starting: page(503, ':( Application Error'),
  /** Of the app's own server: Front Door puts its reference on all that it passes on. */
  noSuchPath: page(404, '<h1>404 Not Found</h1><hr>nginx'),
  notUnderstood: page(400, '<h1>400 Bad Request</h1>'),
  strange: page(200, '<h1>Welcome to nginx!</h1>'),
} satisfies Record<string, Reply>;

export const DOOR = 'fde-contososhoes-prod-door-a1b2.z01.azurefd.net';
export const DIGEST = /sha256:(.{12})/.exec(shippedTopology().api.image)?.[1] ?? '';

export const app = (headers: Readonly<Record<string, string>> = {}, status = 200): Reply => ({
  status,
  headers: {
    ...REFERENCE,
    'x-cache': 'CONFIG_NOCACHE',
    'x-region': 'West Europe',
    'x-image-digest': DIGEST,
    'cache-control': 'no-store',
    'strict-transport-security': 'max-age=31536000',
    ...headers,
  },
});

/** It tells the truth of a system as it is shipped, but for what a test puts into its place. */
export class Edge {
  /** `HOST PATH` in order, without a query. */
  readonly asked: string[] = [];
  /** By `HOST PATH`, or a part of it: what is answered, one after another; the last one for good. */
  readonly instead = new Map<string, Reply[]>();
  /** Of the managed rules. */
  blocks = false;
  private readonly topology = shippedTopology();
  private readonly kept = new Set<string>();

  readonly listener: RequestListener = (request, response) => {
    const url = new URL(request.url ?? '/', 'https://edge');
    const place = `${request.headers.host} ${url.pathname}`;
    this.asked.push(place);
    send(response, this.ordered(place) ?? this.truth(request, url));
  };

  /** @param part of `HOST PATH` */
  order(part: string, ...replies: readonly Reply[]): void {
    this.instead.set(part, [...replies]);
  }

  atDoor(target: DoorTarget = 'app'): string {
    return `${DOOR} ${doorPath('westeurope', target)}${this.topology.api.healthPath}`;
  }

  private ordered(place: string): Reply | undefined {
    const [, replies] = [...this.instead].find(([part]) => place.includes(part)) ?? [];
    return replies && replies.length > 1 ? replies.shift() : replies?.[0];
  }

  private truth(request: IncomingMessage, url: URL): Reply {
    const { host = '' } = request.headers;
    if (host.endsWith('.azurewebsites.net')) return pages.restricted;
    if (host === DOOR) return this.behindDoor(url.pathname);
    if (host !== this.topology.api.hostname) return pages.badRequest;
    if (/<script/i.test(decodeURIComponent(url.search)) && this.blocks) return pages.blocked;
    if (url.pathname === this.topology.api.healthPath) return app();
    return url.pathname.startsWith('/catalog/') ? this.fromCache(request, url) : pages.signIn;
  }

  private behindDoor(path: string): Reply {
    const target = (['app', 'slot'] as const).find((each) =>
      path.startsWith(`${doorPath('westeurope', each)}/`),
    );
    if (!target) return pages.notFound;
    return path === doorPath('westeurope', target) + this.topology.api.healthPath ? app() : pages.signIn;
  }

  /** By the whole URL; the app is asked with a token only. */
  private fromCache({ headers }: IncomingMessage, { href }: URL): Reply {
    const seen = { 'cache-control': 'public, s-maxage=60' };
    if (this.kept.has(href)) return app({ ...seen, 'x-cache': 'TCP_HIT' });
    if (!headers.authorization) return pages.signIn;
    this.kept.add(href);
    return app({ ...seen, 'x-cache': 'TCP_MISS' });
  }
}

/** Characters of a page that come first. */
const HALF = 2500;

function send(response: ServerResponse, { status, headers = {}, body = '', act }: Reply): void {
  if (act === 'stall') return;
  if (act === 'cut') {
    response.socket?.destroy();
    return;
  }
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { connection: 'close', ...length, ...(headers as Record<string, string>) });
  if (act === 'cut within') response.write(body.slice(0, 1), () => response.socket?.destroy());
  else if (body.length < HALF) response.end(body);
  else {
    // In parts, as it comes from afar.
    response.write(body.slice(0, HALF));
    setTimeout(() => response.end(body.slice(HALF)), 5);
  }
}
