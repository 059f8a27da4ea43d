/** What depends on the time at which a version of regions.yaml is checked. */

import { earliest } from '../migration/phases';
import type { Topology } from '../topology';
import { applyRules, type Rule, type Ruling } from './rule';

/** A version of the file at the time of a check. */
export interface AtTime {
  readonly topology: Pick<Topology, 'dns'>;
  readonly now: Date;
}

const tooEarly: Rule<AtTime> = {
  id: 'DNS-TOO-EARLY',
  why: 'Until the old DNS answers have expired, some clients would follow one that leads nowhere or that cannot be taken back. Terraform refuses the plan too. See docs/dns-migration.md.',
  check: ({ topology: { dns }, now }) => {
    const gate = earliest(dns, dns.phase);
    return gate && Date.parse(gate.at) > now.getTime()
      ? [
          {
            path: ['dns', 'phase'],
            wrong: `is not allowed before ${gate.at}: ${gate.because}`,
            found: dns.phase,
            fix: 'stay in the previous phase until then',
          },
        ]
      : [];
  },
};

const future: Rule<AtTime> = {
  id: 'DNS-FUTURE',
  why: 'Each wait starts when the change was really made. With a planned time it could start before the change.',
  check: ({ topology: { dns }, now }) =>
    (['ttlLoweredAt', 'delegatedAt', 'cutoverAt'] as const).flatMap((moment) => {
      const written = dns[moment];
      return written && Date.parse(written) > now.getTime()
        ? [
            {
              path: ['dns', moment],
              wrong: 'is in the future',
              found: written,
              fix: 'write the time once the change is made',
            },
          ]
        : [];
    }),
};

export const clockRules: readonly Rule<AtTime>[] = [tooEarly, future];

export const checkClock = (checked: AtTime): Ruling => applyRules(clockRules, checked);
