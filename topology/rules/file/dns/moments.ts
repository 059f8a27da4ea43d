import { type DnsPhase, type DnsSection, dnsPhases } from '../../../file/schema-dns';
import { firstMoment, type Moment, momentsFor } from '../../../migration/phases';
import type { Problem, Rule } from '../../rule';
import type { Draft } from '../draft';

const hostings = Object.keys(firstMoment);
const isHosting = (text: string | undefined): text is DnsSection['hosting'] => hostings.includes(text ?? '');
const isPhase = (text: string | undefined): text is DnsPhase => dnsPhases.some((phase) => phase === text);

const meaning: Readonly<Record<Moment, string>> = {
  delegatedAt: "when the parent zone began to name Azure's name servers",
  ttlLoweredAt: 'when the TTL was lowered at the registrar',
  cutoverAt: 'when the name began to point to Front Door',
};

/** Calls `check` when both values are there and valid. */
const withPhase =
  (check: (dns: NonNullable<Draft['dns']>, hosting: DnsSection['hosting'], phase: DnsPhase) => Problem[]) =>
  ({ dns }: Draft): Problem[] =>
    dns && isHosting(dns.hosting) && isPhase(dns.phase) ? check(dns, dns.hosting, dns.phase) : [];

export const momentNeeded: Rule<Draft> = {
  id: 'DNS-MOMENT-NEEDED',
  why: 'Each phase waits until earlier DNS answers have expired everywhere. The wait is counted from a time that only people know. See docs/dns-migration.md.',
  check: withPhase((dns, hosting, phase) =>
    momentsFor(hosting, phase)
      // One that was refused is there, without a value.
      .filter((moment) => !(moment in dns))
      .map((moment) => ({
        path: ['dns', moment],
        wrong: `is missing in phase ${phase}`,
        fix: `write the time ${meaning[moment]}, or go back to the previous phase`,
      })),
  ),
};

export const momentUnused: Rule<Draft> = {
  id: 'DNS-MOMENT-UNUSED',
  why: 'A time left over from an earlier attempt would make the next wait too short.',
  check: withPhase((dns, hosting, phase) => {
    const other: Moment = hosting === 'azure' ? 'ttlLoweredAt' : 'delegatedAt';
    const gone: [Moment, string][] = [
      [other, `has no effect with hosting ${hosting}`],
      ...(phase === 'prepare' ? [['cutoverAt', 'must not be set in phase prepare'] as [Moment, string]] : []),
    ];
    return gone
      .filter(([moment]) => dns[moment] !== undefined)
      .map(([moment, wrong]) => ({
        path: ['dns', moment],
        wrong,
        found: dns[moment],
        fix: 'remove this line',
      }));
  }),
};
