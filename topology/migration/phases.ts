/** The move of the API's name: what each phase answers, how long it waits, and what is done by hand. */
import type { DnsPhase, DnsSection } from '../file/schema-dns';
import { durationText } from '../units';

/**
 * Seconds that a resolver may keep a delegation: the TTL of the NS records in the zones com and net.
 * https://mailman.nanog.org/pipermail/nanog/2004-July/176804.html
 */
export const PARENT_NS_TTL = 172_800;

/** Seconds beyond the longest TTL before the legacy app may go: clocks differ, and some resolvers are slow. */
export const MARGIN = 3600;

/** Seconds that the API's name may be kept: short before the flip, shorter while it can be taken back. */
export const API_TTL: Readonly<Record<DnsPhase, number>> = { prepare: 300, cutover: 60, complete: 3600 };

export type Moment = 'delegatedAt' | 'ttlLoweredAt' | 'cutoverAt';
type Hosting = DnsSection['hosting'];

/** Done before the flip so that the old TTL runs out. */
export const firstMoment: Readonly<Record<Hosting, Moment>> = {
  azure: 'delegatedAt',
  registrar: 'ttlLoweredAt',
};

/** The moments that must be written before a phase is entered. */
export const momentsFor = (hosting: Hosting, phase: DnsPhase): readonly Moment[] =>
  ({
    prepare: [],
    cutover: [firstMoment[hosting]],
    complete: [firstMoment[hosting], 'cutoverAt'],
  })[phase] as readonly Moment[];

/** The API's host name relative to its zone: `api` of `api.contososhoes.com`. */
export const relativeName = (hostname: string, zone: string): string => hostname.slice(0, -(zone.length + 1));

/** The other way, of a record's name, where `@` is the zone itself. */
export const fullName = (name: string, zone: string): string => (name === '@' ? zone : `${name}.${zone}`);

/** What the API's name answers; the direct CNAME is what lets Front Door renew its certificate. */
export const apiRecord = (dns: Pick<DnsSection, 'phase' | 'legacy'>, endpoint: string) => ({
  value: dns.phase === 'prepare' ? dns.legacy.hostname : endpoint,
  ttl: API_TTL[dns.phase],
});

/** From when a phase is allowed; `at` is RFC 3339 in UTC, in whole seconds. */
export interface Gate {
  readonly at: string;
  readonly because: string;
}

export type Waits = Pick<DnsSection, 'hosting' | 'legacy' | Moment>;

/** From when `phase` may be entered; undefined: at any time, or a moment that it counts from is not written. */
export function earliest(dns: Waits, phase: DnsPhase): Gate | undefined {
  if (phase === 'prepare') return undefined;
  return phase === 'cutover' ? earliestCutover(dns) : earliestComplete(dns);
}

/** Then nobody holds an answer longer than `API_TTL.prepare`, so the flip can be taken back in minutes. */
function earliestCutover({ hosting, legacy, ...moments }: Waits): Gate | undefined {
  const name = firstMoment[hosting];
  const moment = moments[name];
  if (!moment) return undefined;
  const delegation = hosting === 'azure' ? PARENT_NS_TTL : 0;
  return {
    at: after(moment, delegation + legacy.ttl),
    because: sum(
      `${name} ${moment}`,
      [delegation, 'a resolver may keep the old name servers'],
      [legacy.ttl, 'legacy.ttl: and the answer that it got with the old TTL'],
    ),
  };
}

function earliestComplete(dns: Waits): Gate | undefined {
  const { cutoverAt, legacy } = dns;
  const cutover = earliestCutover(dns);
  if (!cutover || !cutoverAt) return undefined;
  // Who flipped before it was allowed waits from when it would have been.
  const early = Date.parse(cutoverAt) < Date.parse(cutover.at);
  const start = early ? cutover.at : cutoverAt;
  // Not API_TTL.prepare: a resolver that clings to the old name servers got the old TTL to the end.
  const held = Math.max(legacy.ttl, API_TTL.prepare);
  return {
    at: after(start, held + MARGIN),
    because: sum(
      early ? `the earliest cutover ${start}` : `cutoverAt ${start}`,
      [held, 'the longest that anyone may hold the legacy answer'],
      [MARGIN, 'margin'],
    ),
  };
}

function after(moment: string, seconds: number): string {
  const at = Math.ceil(Date.parse(moment) / 1000) + seconds;
  return new Date(at * 1000).toISOString().replace('.000Z', 'Z');
}

const sum = (start: string, ...terms: readonly (readonly [number, string])[]): string =>
  [start, ...terms.filter(([time]) => time > 0).map(([time, why]) => `${durationText(time)} (${why})`)].join(
    ' + ',
  );
