/**
 * Who wrote an answer that came through Front Door, or should have. Microsoft documents few words of Front Door's own
 * pages, so an answer that is not recognized is `unknown` and never counts as the app's.
 */
import type { Answer } from './exchange';

/**
 * - `app`: only the app writes `x-region` (docs/app-contract.md)
 * - `edge`: Front Door, which has no route for this name and path, or not yet
 * - `origin`: Front Door, instead of an origin that did not answer
 * - `firewall`: Front Door, for a rule of its firewall; `limit`: for too many requests
 * - `restrictions`: App Service, which lets in only its own Front Door
 * - `sign-in`: App Service, which requires a token; `stopped`: App Service, for a stopped app
 */
export type Answerer =
  | 'app'
  | 'edge'
  | 'origin'
  | 'firewall'
  | 'limit'
  | 'restrictions'
  | 'sign-in'
  | 'stopped'
  | 'unknown';

interface Read {
  readonly status: number;
  readonly body: string;
  readonly has: (header: string) => boolean;
}

/** The first that fits. */
const signs: readonly (readonly [Answerer, (answer: Read) => boolean])[] = [
  ['app', ({ has }) => has('x-region')],
  // https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-policy-settings#waf-response-for-blocked-requests
  ['firewall', ({ status, body }) => status === 403 && /The request is blocked/i.test(body)],
  // https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-configure-custom-response-code
  ['limit', ({ status }) => status === 429],
  // Microsoft documents the 403 alone (https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions). Header
  // and words are from answers that others have seen: https://github.com/microsoft/clarity/issues/1133
  [
    'restrictions',
    ({ status, body, has }) =>
      status === 403 && (has('x-ms-forbidden-ip') || /has blocked your access/i.test(body)),
  ],
  [
    'stopped',
    ({ status, body }) => status === 403 && /web app (?:you .{0,60})?(?:is|has been) stopped/i.test(body),
  ],
  ['sign-in', ({ status }) => status === 401],
  // Front Door puts the reference on every answer, so a 404 with only a reference may come from a wrong app:
  // https://learn.microsoft.com/azure/frontdoor/front-door-http-headers-protocol#from-the-front-door-to-the-client
  // 404 where it has no configuration ("We weren't able to find your Azure Front Door Service configuration ... it
  // might not be ready yet"), 400 before a profile is everywhere, or for a name without a route:
  // https://learn.microsoft.com/answers/questions/1669065
  // https://learn.microsoft.com/azure/frontdoor/troubleshoot-issues#requests-sent-to-the-custom-domain-return-a-400-status-code
  [
    'edge',
    ({ status, body, has }) =>
      (status === 404 || status === 400) && has('x-azure-ref') && OF_FRONT_DOOR.test(body),
  ],
  // https://learn.microsoft.com/azure/frontdoor/troubleshoot-issues#503-or-504-response-from-azure-front-door-after-a-few-seconds
  ['origin', ({ status, body }) => status >= 502 && status <= 504 && OF_FRONT_DOOR.test(body)],
];

const OF_FRONT_DOOR = /Our services aren.{1,8}t available right now|Azure Front Door/i;

export function answererOf({ status, headers = {}, body }: Answer & { readonly status: number }): Answerer {
  const read: Read = { status, body: body?.toString('utf8') ?? '', has: (header) => header in headers };
  return signs.find(([, fits]) => fits(read))?.[0] ?? 'unknown';
}

/** The id of the request in Front Door's logs. */
export const referenceOf = ({ headers = {} }: Answer): string =>
  String(headers['x-azure-ref'] ?? 'unknown').slice(0, 200);
