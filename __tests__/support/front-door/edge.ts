/**
 * One edge location of Front Door on loopback, with the semantics that Microsoft documents: it probes each origin at its
 * interval, only 200 is a success, an origin is healthy while enough of its last samples are, and when none is healthy
 * all are taken to be. https://learn.microsoft.com/azure/frontdoor/health-probes
 */
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { ORIGIN_TIMEOUT_SECONDS, type Probe } from '../../../topology/capacity/detection';
import { pages, type Reply } from '../edge';
import { authority, certificate } from '../https-server';
import type { RegionServer } from './region-server';
import { samplesOf } from './samples';

export interface EdgeProps {
  /** The nearest first: all requests go to the first one that is healthy. */
  readonly origins: readonly RegionServer[];
  readonly probe: Probe;
  readonly healthPath: string;
  /** The public name, and that of the doors. */
  readonly hostname: string;
  readonly door: string;
  /** How many times as fast as on a wall time goes. */
  readonly scale: number;
}

export interface Edge {
  readonly port: number;
  /** PEM of who has signed its certificates. */
  readonly ca: string;
  /** What the edge takes for healthy. */
  readonly healthy: () => readonly string[];
  close(): Promise<void>;
}

export async function edge(props: EdgeProps): Promise<Edge> {
  const { origins, hostname, door, scale } = props;
  const timeout = (ORIGIN_TIMEOUT_SECONDS * 1000) / scale;
  const probes = origins.map((origin) => probing(origin, props, timeout));
  const isHealthy = (origin: RegionServer) => probes.find((one) => one.origin === origin)?.healthy() ?? false;
  let turn = 0;
  const chosen = (): RegionServer | undefined => origins.find(isHealthy) ?? origins[turn++ % origins.length];

  const answer = (asked: IncomingMessage, response: ServerResponse) => {
    const path = asked.url ?? '/';
    if (asked.headers.host !== door) return pass(chosen(), path, response, timeout);
    const [, region, rest] = /^\/(\w+)(\/.*)$/.exec(path) ?? [];
    return pass(
      origins.find(({ name }) => name === region),
      rest ?? '/',
      response,
      timeout,
    );
  };

  const ca = await authority('Edge');
  const pairs = new Map(
    await Promise.all([hostname, door].map(async (name) => [name, await certificate(ca, name)] as const)),
  );
  const server = createServer(
    {
      SNICallback: (name, done) => {
        const pair = pairs.get(name);
        done(pair ? null : new Error(`no certificate for ${name}`), pair && createSecureContext(pair));
      },
    },
    answer,
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const front: Edge = {
    port: (server.address() as AddressInfo).port,
    ca: ca.cert,
    healthy: () => origins.filter(isHealthy).map(({ name }) => name),
    close: () => {
      for (const { stop } of probes) stop();
      return new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
  return front;
}

function probing(origin: RegionServer, { probe, healthPath, scale }: EdgeProps, timeout: number) {
  const { take, healthy } = samplesOf(probe);
  const look = () => {
    const probed = request({
      port: origin.port,
      host: '127.0.0.1',
      method: 'HEAD',
      path: healthPath,
      timeout,
      agent: false,
    });
    probed.on('response', (response) => {
      response.resume();
      take(response.statusCode === 200);
    });
    probed.on('timeout', () => probed.destroy(new Error('timeout')));
    probed.on('error', () => take(false));
    probed.end();
  };
  const timer = setInterval(look, (probe.intervalSeconds * 1000) / scale);
  return {
    origin,
    healthy,
    stop: () => clearInterval(timer),
  };
}

function write(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  response.writeHead(status, headers as Record<string, string>).end(body);
}

/** Front Door's own answers where there is no route, and where nothing comes in time. */
function pass(
  origin: RegionServer | undefined,
  path: string,
  response: ServerResponse,
  timeout: number,
): void {
  if (!origin) {
    write(response, pages.notFound);
    return;
  }
  const passed = request({ port: origin.port, host: '127.0.0.1', path, timeout, agent: false });
  passed.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'x-azure-ref': 'some' });
    answer.pipe(response);
  });
  passed.on('timeout', () => passed.destroy(new Error('timeout')));
  passed.on('error', () => {
    if (!response.headersSent) write(response, pages.timeout);
  });
  passed.end();
}
