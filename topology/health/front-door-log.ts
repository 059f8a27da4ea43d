/** How to read the access log of Front Door. https://learn.microsoft.com/azure/frontdoor/monitor-front-door */

export const ACCESS_LOG = "Category == 'FrontDoorAccessLog'";
/** Front Door tells of an origin by host name, in some places with a port behind it. */
export const HOST = "tostring(split(originName_s, ':')[0])";
/** A request that timed out has the status 0. */
export const FAILED = 'toint(httpStatusCode_s) >= 500 or toint(httpStatusCode_s) == 0';
