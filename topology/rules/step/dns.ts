import { dnsPhases } from '../../file/schema-dns';
import { durationText } from '../../units';
import type { Problem, Rule } from '../rule';
import type { Step } from './step';

const phaseOrder: Rule<Step> = {
  id: 'DNS-PHASE-ORDER',
  why: 'Each phase waits for the previous one, so that every DNS answer that is still cached leads to a server that responds. There is no way back from complete: the legacy app may be gone. See docs/dns-migration.md.',
  check: ({ base, next }) => {
    const [before, after] = [base.dns.phase, next.dns.phase];
    const distance = dnsPhases.indexOf(after) - dnsPhases.indexOf(before);
    const refuse = (wrong: string, fix: string): Problem[] => [
      { path: ['dns', 'phase'], wrong, found: after, fix },
    ];
    if (before === 'complete' && distance < 0) {
      return refuse('was complete, and there is no way back from that', 'write complete again');
    }
    return Math.abs(distance) > 1
      ? refuse(`was ${before}, and phases change one at a time`, 'write cutover, apply it, and wait')
      : [];
  },
};

const oldTtl: Rule<Step> = {
  id: 'DNS-OLD-TTL',
  why: 'The waits use the TTL that resolvers got before the move began. A lower value would make them too short.',
  check: ({ base, next }) => {
    const begun = next.dns.delegatedAt ?? next.dns.ttlLoweredAt;
    const [before, after] = [base.dns.legacy.ttl, next.dns.legacy.ttl];
    return begun && after < before
      ? [
          {
            path: ['dns', 'legacy', 'ttl'],
            wrong: `was ${durationText(before)} before the move began, and must not be lowered`,
            found: durationText(after),
            fix: `write ${durationText(before)} again: the TTL from before the move`,
          },
        ]
      : [];
  },
};

const hosting: Rule<Step> = {
  id: 'DNS-HOSTING',
  why: 'The phases wait for different things with each kind of hosting. After a change midway, nobody would know which answers are still cached.',
  check: ({ base, next }) => {
    const begun = base.dns.phase !== 'prepare' || next.dns.phase !== 'prepare';
    // From azure it is refused in every phase: FIXED-DNS.
    return begun && base.dns.hosting === 'registrar' && next.dns.hosting === 'azure'
      ? [
          {
            path: ['dns', 'hosting'],
            wrong: 'was registrar when the move began, and must stay so',
            found: next.dns.hosting,
            fix: 'write registrar again',
          },
        ]
      : [];
  },
};

const legacyAccess: Rule<Step> = {
  id: 'DNS-LEGACY-ACCESS',
  why: 'Until the public name has moved, the legacy app serves the clients. It reaches the adopted data and images with keys over the public network. See docs/adr/0011-what-is-adopted-stays-usable.md.',
  check: ({ base, next }) =>
    base.adopt.acceptLegacyAccess && !next.adopt.acceptLegacyAccess && next.dns.phase !== 'complete'
      ? [
          {
            path: ['adopt', 'acceptLegacyAccess'],
            atKey: true,
            wrong: `is needed in phase ${next.dns.phase}: the legacy app would lose its way to the data while clients call it`,
            fix: 'write it again, as it was; remove it in the same step as phase: complete is written',
          },
        ]
      : [],
};

export const dnsStepRules: readonly Rule<Step>[] = [phaseOrder, oldTtl, hosting, legacyAccess];
