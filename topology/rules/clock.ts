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
  why: 'Until the old answers have run out, some clients would get one that leads nowhere, or could not be taken back. Terraform refuses the plan as well. See docs/dns-migration.md.',
  check: ({ topology: { dns }, now }) => {
    const gate = earliest(dns, dns.phase);
    return gate && Date.parse(gate.at) > now.getTime()
      ? [
          {
            path: ['dns', 'phase'],
            wrong: `is allowed from ${gate.at}: ${gate.because}`,
            found: dns.phase,
            fix: 'wait until then in the phase before',
          },
        ]
      : [];
  },
};

const future: Rule<AtTime> = {
  id: 'DNS-FUTURE',
  why: 'The waits count from what has been done. A moment that is planned would let them begin before it.',
  check: ({ topology: { dns }, now }) =>
    (['ttlLoweredAt', 'delegatedAt', 'cutoverAt'] as const).flatMap((moment) => {
      const written = dns[moment];
      return written && Date.parse(written) > now.getTime()
        ? [
            {
              path: ['dns', moment],
              wrong: 'is in the future',
              found: written,
              fix: 'write it when it is done',
            },
          ]
        : [];
    }),
};

export const clockRules: readonly Rule<AtTime>[] = [tooEarly, future];

export const checkClock = (checked: AtTime): Ruling => applyRules(clockRules, checked);
