import { hazard, inChanges } from '../../hazard';
import type { PlannedChange } from '../../plan/plan';
import {
  isList,
  isNothing,
  leavesOf,
  lower,
  nameAt,
  type Value,
  type Values,
  withoutIndices,
} from '../../plan/values';
import { weakened, weaknessText } from '../../weakened';

export const tlsWeakened = hazard({
  id: 'TLS-WEAKENED',
  why: 'Tokens and orders travel in these connections. Without TLS, with an old version, or with a certificate that nobody checks, somebody on the way can read and change them.',
  link: 'https://learn.microsoft.com/security/engineering/solving-tls1-problem',
  remedy: 'require TLS 1.2 or newer, and only HTTPS, as before',
  see: inChanges(/^azurerm_/, (change) =>
    [...weakened(redirecting(change), isWeak).map(weaknessText), ...lowered(change), ...plain(change)].map(
      (found) => ({
        wrong: 'would accept connections with weaker protection',
        found,
      }),
    ),
  ),
});

const SWITCHES = [
  'https_only',
  'require_https',
  'https_redirect_enabled',
  'https_traffic_only_enabled',
  'certificate_name_check_enabled',
];
const OLDEST = 12;
const ROUTE = 'azurerm_cdn_frontdoor_route';

function isWeak(name: string, value: Value): boolean | undefined {
  if (SWITCHES.includes(name)) return value === false;
  if (name === 'forwarding_protocol') return lower(value) !== 'httpsonly';
  const version = versionOf(name, value);
  return version === undefined ? undefined : version < OLDEST;
}

/** 1.2, Tls12, TLS1_2, TLS12 -> 12; Tls -> 10 */
function versionOf(name: string, value: Value): number | undefined {
  if (!/^(scm_)?min(imum|imal)?_(tls_)?version$/.test(name) || isNothing(value)) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const digits = String(value).replaceAll(/\D/g, '');
  return Number(digits === '' ? 10 : digits.padEnd(2, '0'));
}

/** From 1.3 to 1.2, or from 1.1 to 1.0: less than it was. */
function lowered({ before, after }: PlannedChange): readonly string[] {
  const old = new Map(leavesOf(before).map(({ path, value }) => [withoutIndices(path), value]));
  return leavesOf(after).flatMap(({ path, value }) => {
    const key = withoutIndices(path);
    const was = versionOf(nameAt(path), old.get(key));
    const is = versionOf(nameAt(path), value);
    // isWeak finds what was safe and no longer is.
    return was !== undefined && is !== undefined && is < was && (is >= OLDEST || was < OLDEST)
      ? [`${key} = ${JSON.stringify(value)}, not ${JSON.stringify(old.get(key))}`]
      : [];
  });
}

/** A route without HTTP has nothing to redirect, so it is no weakness that it does not redirect. */
function redirecting(change: PlannedChange): PlannedChange {
  const { type, after } = change;
  const protocols = after?.supported_protocols;
  const takesHttps =
    isList(protocols) && protocols.length > 0 && protocols.every((name) => lower(name) === 'https');
  if (type !== ROUTE || !takesHttps) return change;
  const { https_redirect_enabled: _, ...rest } = after ?? {};
  const { https_redirect_enabled: __, ...before } = change.before ?? {};
  return { ...change, after: rest, before: change.before && before };
}

/** A route accepts HTTP only to redirect to HTTPS. */
function plain({ type, before, after }: PlannedChange): readonly string[] {
  const takesHttp = (values: Values | undefined) =>
    isList(values?.supported_protocols) && values.supported_protocols.some((name) => lower(name) === 'http');
  return type === ROUTE && takesHttp(after) && !takesHttp(before) && after?.https_redirect_enabled === false
    ? ['supported_protocols has Http']
    : [];
}
