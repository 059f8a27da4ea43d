/** The move of the API's name: what each phase answers, and how long it waits. */
import type { DnsPhase, DnsSection } from '../file/schema-dns';
import { durationText } from '../units';

/**
 * Seconds that a resolver may keep a delegation: the TTL of the NS records in the zones com and net.
 * https://mailman.nanog.org/pipermail/nanog/2004-July/176804.html
 */
export const PARENT_NS_TTL = 172_800;

/** Seconds beyond the longest TTL before the legacy app may go: clocks differ, and some resolvers are slow. */
export const MARGIN = 3600;

/** TTL of the API's name in seconds: short before the cutover, shorter while it can be taken back. */
export const API_TTL: Readonly<Record<DnsPhase, number>> = { prepare: 300, cutover: 60, complete: 3600 };

export type Moment = 'delegatedAt' | 'ttlLoweredAt' | 'cutoverAt';
type Hosting = DnsSection['hosting'];

/** What happens before the cutover so that the old TTL expires. */
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

/** The opposite, for the name of a record, where `@` is the zone itself. */
export const fullName = (name: string, zone: string): string => (name === '@' ? zone : `${name}.${zone}`);

/** The record of the API's name. The direct CNAME lets Front Door renew its certificate. */
export const apiRecord = (dns: Pick<DnsSection, 'phase' | 'legacy'>, endpoint: string) => ({
  value: dns.phase === 'prepare' ? dns.legacy.hostname : endpoint,
  ttl: API_TTL[dns.phase],
});

/** The earliest time of a phase; `at` is RFC 3339 in UTC, in whole seconds. */
export interface Gate {
  readonly at: string;
  readonly because: string;
}

export type Waits = Pick<DnsSection, 'hosting' | 'legacy' | Moment>;

/** When `phase` may be entered; undefined: at any time, or the moment that it counts from is missing. */
export function earliest(dns: Waits, phase: DnsPhase): Gate | undefined {
  if (phase === 'prepare') return undefined;
  return phase === 'cutover' ? earliestCutover(dns) : earliestComplete(dns);
}

/** From then on nobody caches an answer longer than `API_TTL.prepare`, so the cutover can be undone in minutes. */
function earliestCutover({ hosting, legacy, ...moments }: Waits): Gate | undefined {
  const name = firstMoment[hosting];
  const moment = moments[name];
  if (!moment) return undefined;
  const delegation = hosting === 'azure' ? PARENT_NS_TTL : 0;
  return {
    at: after(moment, delegation + legacy.ttl),
    because: sum(
      `${name} ${moment}`,
      [delegation, 'a resolver may cache the old name servers'],
      [legacy.ttl, 'legacy.ttl: and then the answer with the old TTL'],
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
  // Not API_TTL.prepare: a resolver that still asks the old name servers gets the old TTL.
  const held = Math.max(legacy.ttl, API_TTL.prepare);
  return {
    at: after(start, held + MARGIN),
    because: sum(
      early ? `the earliest cutover ${start}` : `cutoverAt ${start}`,
      [held, 'the longest that anyone may cache the legacy answer'],
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
