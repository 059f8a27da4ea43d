import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pages } from '../edge';

/**
 * - `running`: the app answers, with its region
 * - `stopped`: App Service answers in its place: https://learn.microsoft.com/answers/questions/1198467
 * - `unwell`: the app answers that this region cannot serve
 * - `silent`: nothing comes, as from a region that is gone
 */
type Mode = 'running' | 'stopped' | 'unwell' | 'silent';

export interface RegionServer {
  readonly name: string;
  readonly port: number;
  mode: Mode;
  close(): Promise<void>;
}

/** One region's app on loopback. @param shown what its `x-region` says */
export async function regionServer(name: string, shown: string): Promise<RegionServer> {
  const server = createServer((_, response) => {
    if (region.mode === 'silent') return;
    if (region.mode === 'stopped') {
      response.writeHead(pages.stopped.status, { connection: 'close' }).end(pages.stopped.body);
      return;
    }
    const status = region.mode === 'running' ? 200 : 503;
    response.writeHead(status, { 'x-region': shown, connection: 'close' }).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const region: RegionServer = {
    name,
    port: (server.address() as AddressInfo).port,
    mode: 'running',
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return region;
}
