/** What depends on the time at which a version of regions.yaml is checked. */

import type { Problem } from '../file/problem';
import { earliest } from '../migration/phases';
import type { Topology } from '../topology';

export interface ClockRule {
  readonly id: string;
  /** Why the rule exists and what happens without it; printed by `npm run check -- --explain ID`. */
  readonly why: string;
  readonly check: (topology: Topology, now: Date) => readonly Problem[];
}

const tooEarly: ClockRule = {
  id: 'DNS-TOO-EARLY',
  why: 'Until the old answers have run out, some clients would get one that leads nowhere, or could not be taken back. Terraform refuses the plan as well. See docs/dns-migration.md.',
  check: ({ dns }, now) => {
    const gate = earliest(dns, dns.phase);
    return gate && Date.parse(gate.at) > now.getTime()
      ? [
          {
            path: ['dns', 'phase'],
            wrong: `is allowed from ${gate.at}: ${gate.because}`,
            found: dns.phase,
            mend: 'wait until then in the phase before',
          },
        ]
      : [];
  },
};

const future: ClockRule = {
  id: 'DNS-FUTURE',
  why: 'The waits count from what has been done. A moment that is planned would let them begin before it.',
  check: ({ dns }, now) =>
    (['ttlLoweredAt', 'delegatedAt', 'cutoverAt'] as const).flatMap((moment) => {
      const written = dns[moment];
      return written && Date.parse(written) > now.getTime()
        ? [
            {
              path: ['dns', moment],
              wrong: 'lies in the future',
              found: written,
              mend: 'write it when it is done',
            },
          ]
        : [];
    }),
};

export const clockRules: readonly ClockRule[] = [tooEarly, future];

export const checkClock = (topology: Topology, now: Date): Problem[] =>
  clockRules.flatMap(({ id, check }) => check(topology, now).map((problem) => ({ rule: id, ...problem })));
