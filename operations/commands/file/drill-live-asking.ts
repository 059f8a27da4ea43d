/** Which servers a live drill asks, and how: its options, parsed before anybody signs in. */
import { doorPath } from '../../../topology/doors';
import type { Topology } from '../../../topology/topology';
import { connect } from '../../azure/connect';
import { doorHostName } from '../../azure/door';
import { UsageError } from '../../cli/exit';
import { readText } from '../../cli/files';
import type { Surroundings } from '../../cli/surroundings';
import { askOnce } from '../../live-drill/asking';
import type { LiveDrill } from '../../live-drill/live-drill';
import type { Visit } from '../../probe/https-probe';
import type { Target } from '../../probe/target';
import { clientToken, urlPath, webServer } from '../options';

export interface LiveOptions {
  readonly fail?: readonly string[];
  /** Percent of the peak. */
  readonly load: number;
  /** Requests a second. */
  readonly rate: string;
  readonly path?: string;
  readonly tokenFile?: string;
  readonly endpoint?: string;
  readonly door?: string;
  readonly ca?: string;
  readonly yes?: true;
  readonly markdown?: string;
  readonly json?: true;
}

/** Milliseconds for one answer: more than Front Door gives an origin. */
const TIMEOUT = 35_000;

/** The parsed options. */
export interface Given {
  readonly path: string;
  readonly token: string | undefined;
  /** Undefined: where DNS leads. */
  readonly endpoint: Target | undefined;
  readonly door: Target | undefined;
  readonly ca: string | undefined;
}

/** @throws UsageError */
export const givenOf = (
  { api }: Topology,
  { path, tokenFile, endpoint, door, ca }: LiveOptions,
  folder: string,
): Given => ({
  path: path === undefined ? api.healthPath : urlPath('--path', path),
  token: tokenFile === undefined ? undefined : clientToken(folder, tokenFile),
  endpoint: webServer('--endpoint', endpoint),
  door: webServer('--door', door),
  ca: ca === undefined ? undefined : readText(folder, ca),
});

const visitOf = (hostname: string, server: Target | undefined, { ca }: Given) => ({
  hostname,
  server: server ?? { host: hostname, port: 443 },
  timeout: TIMEOUT,
  userAgent: 'live-drill',
  ca,
});

/** A request through the public name. */
export const nameVisit = ({ api }: Topology, given: Given): Visit => ({
  ...visitOf(api.hostname, given.endpoint, given),
  path: given.path,
  ...(given.token !== undefined && { token: given.token }),
});

/**
 * Asks a region through its door.
 * @throws AzureError if Azure does not give the door's host name
 * @throws UsageError if there is no door
 */
export async function doorAsker(
  topology: Topology,
  given: Given,
  around: Surroundings,
  signal: AbortSignal,
): Promise<LiveDrill['askDoor']> {
  const hostname = await doorHostName(await connect(topology, around, signal), topology);
  if (hostname === undefined) {
    throw new UsageError(
      'global: has no door; found no such endpoint in Azure; deploy global, then the stamps',
    );
  }
  const visit = visitOf(hostname, given.door, given);
  return (region) => askOnce(topology, { ...visit, path: doorPath(region, 'app') + topology.api.healthPath });
}
