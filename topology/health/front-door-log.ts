/** How to read the access log of Front Door. https://learn.microsoft.com/azure/frontdoor/monitor-front-door */
import { doorEndpointName } from '../doors';
import type { Topology } from '../topology';
import { quoted } from './query-text';

export const ACCESS_LOG = "Category == 'FrontDoorAccessLog'";
/** Front Door names an origin by its host name, in some places followed by a port. */
export const HOST = "tostring(split(originName_s, ':')[0])";
/** A request that timed out has the status 0. */
export const FAILED = 'toint(httpStatusCode_s) >= 500 or toint(httpStatusCode_s) == 0';

/** Without calls through the door: those are tests, of a standby region and of a slot too. */
export const byClients = (topology: Topology): string =>
  `where tostring(parse_url(requestUri_s).Host) !startswith ${quoted(doorEndpointName(topology))}`;
